import type { NewSanction } from './sanctions.repository.js';
import type { Actor } from '../http/actor.js';
import type { SanctionView } from '../contract/sanctions.schemas.js';

/** A sanction as the moderator who imposed it sees it. */
export function presentSanction(sanction: NewSanction, by: Actor): SanctionView {
  const { id, accountId, siteId, kind, reason, until, createdAt } = sanction;
  return {
    id,
    accountId,
    site: siteId,
    kind,
    reason,
    until: until?.toISOString() ?? null,
    by: { id: by.id, name: by.name },
    createdAt: createdAt.toISOString(),
  };
}
