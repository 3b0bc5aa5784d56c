import { isModerator } from '../common/actor.js';
import type { AccountRow } from './accounts.repository.js';
import type { AccountView } from './accounts.schemas.js';

/** An account as its owner sees it. */
export function presentAccount(row: AccountRow): AccountView {
  const banned = row.sanctions.some(({ kind }) => kind === 'ban');
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    roles: [
      'reader',
      ...(isModerator({ ...row, banned }) ? (['moderator'] as const) : []),
      ...(row.admin && !banned ? (['admin'] as const) : []),
    ],
    moderates: row.moderates,
    sanctions: row.sanctions.map(({ id, kind, reason, until }) => ({
      id,
      kind,
      reason,
      until: until === null ? null : new Date(until).toISOString(),
    })),
    createdAt: row.createdAt.toISOString(),
  };
}
