import type { Impose } from '../../../src/moderation/sanctions.schemas.js';
import type { Select } from '../../../src/moderation/selections.schemas.js';
import type { Trial } from '../../../src/moderation/trials.schemas.js';
import type { SiteReason } from '../../../src/sites/site.entity.js';

export type { Moderator } from '../../../src/admin/moderators.schemas.js';
export type { FoundAccount } from '../../../src/admin/account-lookup.schemas.js';
export type { AuthorDossier, NoteView } from '../../../src/moderation/authors.schemas.js';
export type { HistoryEntry, InspectedItem } from '../../../src/moderation/history.schemas.js';
export type { LogEntryView } from '../../../src/moderation/log.schemas.js';
export type { Overview } from '../../../src/moderation/overview.schemas.js';
export type { Selection } from '../../../src/moderation/selections.schemas.js';
export type { TrialVerdict } from '../../../src/moderation/trials.schemas.js';
export type { SiteReason } from '../../../src/sites/site.entity.js';

/** What the desk sends, as it looks on the wire. */
export type SelectionCriterion = Select['by'];
export type SanctionKind = Impose['kind'];
export type WordLists = NonNullable<Trial['words']>;
export type SanctionRequest = Omit<Impose, 'until'> & { until: string | null };
export type ReasonText = Pick<SiteReason, 'code' | 'label' | 'message'> & { policy?: string | null | undefined };
