import type { Actor } from '../http/actor.js';
import type { SanctionKind } from '../contract/terms.js';

/** A sanction in force. `site` null: on every site; `until` is a text, as jsonb has moments, or null. */
export interface StandingSanction {
  kind: SanctionKind;
  site: string | null;
  until: string | null;
}

/** What sanctions in force leave of somebody’s rights. `moderates`: the sites that they were made a moderator of. */
export function standingOf(
  moderates: readonly string[],
  sanctions: readonly StandingSanction[],
): Pick<Actor, 'moderates' | 'banned' | 'restrictions'> {
  const restrictions = sanctions.flatMap(({ kind, site, until }) =>
    kind === 'ban' || kind === 'suspend' ? [{ kind, site, until: until === null ? null : new Date(until) }] : [],
  );
  return {
    moderates: moderates.filter((id) => !restrictions.some(({ site }) => site === id)),
    banned: restrictions.some(({ kind, site }) => kind === 'ban' && site === null),
    restrictions,
  };
}
