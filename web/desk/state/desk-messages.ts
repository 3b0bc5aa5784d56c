import type { Impose } from '../../../src/contract/sanctions.schemas.js';
import type { Select } from '../../../src/contract/selections.schemas.js';
import type { Trial } from '../../../src/contract/trials.schemas.js';

export type { AuthorDossier, NoteView } from '../../../src/contract/authors.schemas.js';
export type { HistoryEntry, InspectedItem } from '../../../src/contract/history.schemas.js';
export type { LogEntryView } from '../../../src/contract/log.schemas.js';
export type { Overview } from '../../../src/contract/overview.schemas.js';
export type { Selection } from '../../../src/contract/selections.schemas.js';
export type { TrialVerdict } from '../../../src/contract/trials.schemas.js';
import type { SiteReason } from '../../../src/contract/sites.schemas.js';
export type { SiteReason } from '../../../src/contract/sites.schemas.js';
export type { Moderator, FoundAccount } from '../../../src/contract/accounts.schemas.js';

/** What the desk sends, as it looks on the wire. */
export type SelectionCriterion = Select['by'];
export type SanctionKind = Impose['kind'];
export type WordLists = NonNullable<Trial['words']>;
export type SanctionRequest = Omit<Impose, 'until'> & { until: string | null };
export type ReasonText = Pick<SiteReason, 'code' | 'label' | 'message'> & { policy?: string | null | undefined };
