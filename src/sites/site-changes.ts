import { randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Site } from './site.entity.js';
import type { UpdateSite } from '../contract/sites.schemas.js';

const WORD_LISTS = ['bannedWords', 'watchedWords', 'allowedWords'] as const;
type Field = keyof UpdateSite;

/** What an update really changes: the columns to write and the line for the moderation log; null when nothing does. */
export interface SiteChanges {
  columns: Partial<Site>;
  details: { before: Record<string, unknown>; after: Record<string, unknown> };
}

/** The words themselves stay out of the log: it is read by more people than the settings. */
function forLog(field: Field, value: unknown): unknown {
  return (WORD_LISTS as readonly string[]).includes(field) ? (value as string[]).length : value;
}

export function siteChanges(site: Site, update: UpdateSite): SiteChanges | null {
  const fields = (Object.keys(update) as Field[]).filter(
    (field) => update[field] !== undefined && !isDeepStrictEqual(update[field], site[field]),
  );
  if (fields.length === 0) return null;
  const pick = (from: UpdateSite) => Object.fromEntries(fields.map((field) => [field, forLog(field, from[field])]));
  const columns: Partial<Site> = Object.fromEntries(fields.map((field) => [field, update[field]]));
  // Drawn, not counted: after a restore, a count would come again with other words. The limit is that of the column.
  if (WORD_LISTS.some((list) => fields.includes(list))) columns.wordsVersion = randomInt(2, 2_147_483_647);
  return { columns, details: { before: pick(site), after: pick(update) } };
}
