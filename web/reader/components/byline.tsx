import type { ComponentChildren } from 'preact';
import { part } from '../part.js';

/** A colour of one's own, from the random end of an id: the same everywhere and always. Degrees. */
const hueOf = (id: string): number => Number.parseInt(id.slice(-6), 16) % 360;

interface BylineProps {
  author: { id: string; name: string };
  isOwn: boolean;
  children?: ComponentChildren;
}

/** Who wrote a comment, and what else stands on its first line. */
export const Byline = part<BylineProps>(({ say }, { author: { id, name }, isOwn, children }) => (
  <header class="byline">
    <span
      class="avatar"
      part="avatar"
      aria-hidden="true"
      ref={(element) => element?.style.setProperty('--hue', String(hueOf(id)))}
    >
      {/[\p{L}\p{N}]/u.exec(name)?.[0].toUpperCase()}
    </span>
    <bdi class="name" part="name">
      {name}
    </bdi>
    {isOwn && <span class="badge">{say('you')}</span>}
    {children}
  </header>
));
