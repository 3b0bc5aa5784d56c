import { isModerator } from '../http/actor.js';
import type { AccountRow } from './accounts.repository.js';
import type { AccountView } from '../contract/accounts.schemas.js';
import { standingOf } from './standing.js';

/** An account as its owner sees it. */
export function presentAccount(row: AccountRow): AccountView {
  const { moderates, banned } = standingOf(row.moderates, row.sanctions);
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    roles: [
      'reader',
      ...(isModerator({ admin: row.admin, moderates, banned }) ? (['moderator'] as const) : []),
      ...(row.admin && !banned ? (['admin'] as const) : []),
    ],
    moderates: [...moderates],
    sanctions: row.sanctions.map(({ id, site, kind, reason, until }) => ({
      id,
      site,
      kind,
      reason,
      until: until === null ? null : new Date(until).toISOString(),
    })),
    createdAt: row.createdAt.toISOString(),
  };
}
