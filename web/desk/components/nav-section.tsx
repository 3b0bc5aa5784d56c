import { toChildArray, type ComponentChildren } from 'preact';
import { formatRoute, type Route } from '../logic/route.js';
import { Icon, type IconName } from './icon.js';

/** Links that belong together, under a title. */
export function NavSection({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <>
      <p class="nav-title" id={id}>
        {title}
      </p>
      <ul aria-labelledby={id}>
        {toChildArray(children).map((link, index) => (
          <li key={index}>{link}</li>
        ))}
      </ul>
    </>
  );
}

interface LinkProps {
  to: Route;
  icon: IconName;
  isHere: boolean;
  children: ComponentChildren;
}

export function NavLink({ to, icon, isHere, children }: LinkProps) {
  return (
    <a class="nav-link" href={formatRoute(to)} aria-current={isHere ? 'page' : undefined}>
      <Icon name={icon} />
      {children}
    </a>
  );
}
