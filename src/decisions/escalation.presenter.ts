import type { EscalationRow } from './escalations.repository.js';
import type { EscalationView } from '../contract/escalations.schemas.js';

export const presentEscalation = ({ accountId, moderatorName, at, note }: EscalationRow): EscalationView => ({
  by: { id: accountId, name: moderatorName },
  at: at.toISOString(),
  note,
});
