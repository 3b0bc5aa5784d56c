import { type Outcome } from '../contract/terms.js';
import { OUTCOMES } from '../contract/terms.js';
/** Stable: stored with the comment, translated by the desk, mapped to what the author may read by public-reasons.ts. */
export type ReasonCode =
  | 'empty'
  | 'too-long'
  | 'no-words'
  | 'commenting-closed'
  | 'author-banned'
  | 'author-suspended'
  | 'author-premoderated'
  | 'banned-word'
  | 'watched-word'
  | 'too-many-links'
  | 'link-from-new-author'
  | 'repeated-own'
  | 'repeated-by-others'
  | 'burst'
  | 'capitals'
  | 'new-author'
  | 'pre-moderation'
  | 'rule-failed';

/** UTF-16 offsets in the stored body, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

export interface Reason {
  /** Name of the rule that fired. */
  rule: string;
  outcome: Exclude<Outcome, 'publish'>;
  code: ReasonCode;
  /** For moderators, in English; the author reads `publicReasons` instead. */
  message: string;
  spans: Span[];
}

export interface Verdict {
  outcome: Outcome;
  reasons: Reason[];
}

/** The strongest outcome among the reasons; `publish` when there is none. */
export function strongestOutcome(reasons: readonly Pick<Reason, 'outcome'>[]): Outcome {
  const found = new Set<Outcome>(reasons.map((reason) => reason.outcome));
  return OUTCOMES.findLast((outcome) => found.has(outcome)) ?? 'publish';
}
