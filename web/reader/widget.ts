import type { Language } from '../shared/i18n.js';
import type { Announcer } from './announcer.js';
import type { Discussion } from './discussion.js';
import type { MembersDoor } from './members-door.js';
import type { ReadingKey } from './texts.js';
import type { Say } from './voice.js';

/** What every part of the widget works with. */
export interface Widget {
  discussion: Discussion;
  /** Leads to what only members need. */
  door: MembersDoor;
  announcer: Announcer;
  language: Language;
  say: Say<ReadingKey>;
  /** The address of a comment on the page that embeds it. */
  linkTo: (commentId: string) => string;
  /** Moves the focus once what was changed is on the screen. */
  focusSoon: (selector: string) => void;
}

export const commentSelector = (id: string): string => `[data-comment="${id}"]`;
