import { forbidden, ProblemError } from '../contract/problem.error.js';

/** What keeps an account from writing, on one site or (`site` null) on every one. `until` null: until it is lifted. */
export interface Restriction {
  kind: 'ban' | 'suspend';
  site: string | null;
  until: Date | null;
}

/** A signed-in account as every service sees it: who acts, and with which rights at this moment. */
export interface Actor {
  id: string;
  name: string;
  admin: boolean;
  /** Ids of the sites that this account moderates, without those that restrict it; an administrator may act on all, whatever is listed. */
  moderates: readonly string[];
  /** Banned on every site. */
  banned: boolean;
  /** Those in force, bans first, and of one kind the longest first. */
  restrictions: readonly Restriction[];
}

export function isModerator(actor: Pick<Actor, 'admin' | 'moderates' | 'banned'>): boolean {
  return !actor.banned && (actor.admin || actor.moderates.length > 0);
}

export function moderates(actor: Actor, siteId: string): boolean {
  return !actor.banned && (actor.admin || actor.moderates.includes(siteId));
}

/** Throws 403 `access.denied` unless the actor moderates that site. */
export function requireModeratorOf(actor: Actor, siteId: string): void {
  if (!moderates(actor, siteId)) throw forbidden('You do not moderate this site.');
}

/**
 * Throws 403 `account.banned` or `account.suspended`, with `until` and `site`, while a sanction of that site (null: of every site) keeps the actor
 * from writing.
 */
export function requireMayWrite({ restrictions }: Actor, siteId: string | null): void {
  const restriction = restrictions.find(({ site }) => site === siteId);
  if (!restriction) return;
  const { kind, site } = restriction;
  const until = restriction.until?.toISOString() ?? null;
  const where = site === null ? '' : ' on this site';
  const [code, done] =
    kind === 'ban' ? (['account.banned', 'banned'] as const) : (['account.suspended', 'suspended'] as const);
  const end = until === null ? '' : ` until ${until}`;
  throw new ProblemError(403, code, `This account is ${done}${where}${end}: it may read, but not write.`, {
    until,
    site,
  });
}
