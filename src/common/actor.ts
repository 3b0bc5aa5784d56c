import { forbidden } from './problem.error.js';

/** A signed-in account as every service sees it: who acts, and with which rights at this moment. */
export interface Actor {
  id: string;
  name: string;
  admin: boolean;
  /** Ids of the sites that this account moderates; an administrator may act on all, whatever is listed. */
  moderates: readonly string[];
  banned: boolean;
}

export function isModerator(actor: Actor): boolean {
  return !actor.banned && (actor.admin || actor.moderates.length > 0);
}

export function moderates(actor: Actor, siteId: string): boolean {
  return !actor.banned && (actor.admin || actor.moderates.includes(siteId));
}

/** Throws 403 `access.denied` unless the actor moderates that site. */
export function requireModeratorOf(actor: Actor, siteId: string): void {
  if (!moderates(actor, siteId)) throw forbidden('You do not moderate this site.');
}
