import type { Rule } from '../rule.js';
import { bannedWordsRule } from './banned-words.rule.js';
import { burstRule } from './burst.rule.js';
import { capitalsRule } from './capitals.rule.js';
import { commentingClosedRule } from './commenting-closed.rule.js';
import { formRule } from './form.rule.js';
import { linksRule } from './links.rule.js';
import { modeRule } from './mode.rule.js';
import { newAuthorRule } from './new-author.rule.js';
import { repetitionRule } from './repetition.rule.js';
import { sanctionsRule } from './sanctions.rule.js';
import { watchedWordsRule } from './watched-words.rule.js';

/** Every rule, in the order in which a moderator reads their reasons. All of them run, whatever the first ones say. */
export const rules: readonly Rule[] = [
  // May this author comment here at all?
  commentingClosedRule,
  sanctionsRule,

  // What does the text say?
  formRule,
  bannedWordsRule,
  watchedWordsRule,
  linksRule,
  capitalsRule,

  // What has been said lately?
  repetitionRule,
  burstRule,

  // Does a person look anyway?
  newAuthorRule,
  modeRule,
];
