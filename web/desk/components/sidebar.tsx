import type { View } from '../../../src/moderation/queue.schemas.js';
import { formatRoute, isArchive, queueRoute, type Route } from '../logic/route.js';
import { counts, others } from '../state/live.js';
import { route } from '../state/navigation.js';
import { open } from '../state/panels.js';
import { prefer } from '../state/preferences.js';
import { isAdmin, me, signOut, site, sites } from '../state/session.js';
import { text } from '../text/text.js';
import { number } from '../text/time.js';
import { Avatar } from './avatar.js';
import { Icon, type IconName } from './icon.js';

const VIEWS: [View, IconName][] = [
  ['pending', 'clock'],
  ['reported', 'flag'],
  ['escalated', 'escalate'],
  ['published', 'published'],
  ['rejected', 'reject'],
];

/** Where one can go. `onGo` lets a menu on a phone close itself. */
export function Sidebar({ onGo }: { onGo?: () => void }) {
  const t = text.value;
  const at = route.value;
  return (
    <nav
      class="sidebar-inside"
      aria-label={t.nav.main}
      onClick={(event) => event.target instanceof Element && event.target.closest('a') && onGo?.()}
    >
      <SitePicker />
      <p class="nav-title" id="nav-views">
        {t.nav.views}
      </p>
      <ul aria-labelledby="nav-views">
        {VIEWS.map(([view, icon]) => (
          <li key={view}>
            <NavLink to={queueRoute(view)} icon={icon} isHere={at.page === 'queue' && at.view === view}>
              {t.views[view]}
              {counts.value && (
                <span class={`count ${counts.value[view] > 0 && !isArchive(view) ? 'is-due' : ''}`}>
                  {number(counts.value[view])}
                </span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
      <p class="nav-title" id="nav-insights">
        {t.nav.insights}
      </p>
      <ul aria-labelledby="nav-insights">
        <li>
          <NavLink to={{ page: 'overview' }} icon="overview" isHere={at.page === 'overview'}>
            {t.nav.overview}
          </NavLink>
        </li>
        <li>
          <NavLink
            to={{ page: 'log', kind: '', moderator: null, account: null, comment: null }}
            icon="log"
            isHere={at.page === 'log'}
          >
            {t.nav.log}
          </NavLink>
        </li>
      </ul>
      {isAdmin.value && (
        <>
          <p class="nav-title" id="nav-admin">
            {t.nav.admin}
          </p>
          <ul aria-labelledby="nav-admin">
            {(
              [
                ['site', 'site', t.nav.siteSettings],
                ['words', 'words', t.nav.words],
                ['articles', 'articles', t.nav.articles],
                ['moderators', 'people', t.nav.moderators],
              ] as const
            ).map(([page, icon, label]) => (
              <li key={page}>
                <NavLink to={{ page }} icon={icon} isHere={at.page === page}>
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="nav-foot">
        {others.value.length > 0 && (
          <p class="colleagues muted">
            <Icon name="people" />
            <bdi>{t.live.alsoHere(others.value.join(', '))}</bdi>
          </p>
        )}
        <p class="nav-me">
          <Avatar name={me.value?.name ?? '?'} small />
          <bdi>{me.value?.name}</bdi>
        </p>
        <div class="nav-tools">
          <Tool icon="keyboard" label={t.nav.shortcuts} onClick={() => open({ kind: 'help' })} />
          <Tool icon="settings" label={t.nav.preferences} onClick={() => open({ kind: 'preferences' })} />
          <Tool icon="out" label={t.nav.signOut} onClick={() => void signOut()} />
        </div>
      </div>
    </nav>
  );
}

function SitePicker() {
  if (sites.value.length < 2) return <p class="site-name">{site.value?.name}</p>;
  return (
    <label class="site-picker">
      <span class="unseen">{text.value.nav.site}</span>
      <select value={site.value?.id} onChange={(event) => prefer({ site: event.currentTarget.value })}>
        {sites.value.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface LinkProps {
  to: Route;
  icon: IconName;
  isHere: boolean;
  children: preact.ComponentChildren;
}

function NavLink({ to, icon, isHere, children }: LinkProps) {
  return (
    <a class="nav-link" href={formatRoute(to)} aria-current={isHere ? 'page' : undefined}>
      <Icon name={icon} />
      {children}
    </a>
  );
}

function Tool({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <button type="button" class="button quiet icon-only" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
