import type { EscalationRow } from './escalations.repository.js';
import type { EscalationView } from '../contract/decisions.schemas.js';

export const presentEscalation = ({ accountId, moderatorName, at, note }: EscalationRow): EscalationView => ({
  by: { id: accountId, name: moderatorName },
  at: at.toISOString(),
  note,
});
