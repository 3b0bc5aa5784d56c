import { defaultReasons } from '../sites/default-reasons.js';

import { publicReasons } from '../screening/public-reasons.js';
import type { CommentRow } from './comment-rows.js';

import type { SiteReason } from '../contract/sites.schemas.js';
import type { Language } from '../contract/terms.js';

/** A reason in the author's words: screening's, or a moderator's. */
export type AuthorReason = Pick<SiteReason, 'code' | 'message'>;

/** What is needed to tell an author why a comment stands as it does. */
export type Standing = Pick<CommentRow, 'status' | 'reasons'> & {
  decisionReason: string | null;
  siteReasons: SiteReason[] | null;
};

/**
 * Why the comment waits or was rejected, for its author: the moderator's reason where one decided, else what screening may tell.
 * Nothing for a comment that is published or withdrawn.
 */
export function reasonsForAuthor(standing: Standing, language: Language): AuthorReason[] {
  const { status, reasons, decisionReason, siteReasons } = standing;
  if (status === 'rejected' && decisionReason !== null) {
    const known = [...(siteReasons ?? []), ...defaultReasons(language)].find(({ code }) => code === decisionReason);
    return known ? [{ code: known.code, message: known.message }] : [];
  }
  return status === 'pending' || status === 'rejected' ? publicReasons(reasons, language) : [];
}
