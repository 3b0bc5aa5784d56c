import type { ArticleView, CreateArticle, UpdateArticle } from '../../../src/contract/articles.schemas.js';
import type { CommentContext } from '../../../src/contract/comments.schemas.js';
import type { Page } from '../../../src/contract/page.js';
import type {
  Decide,
  DecideMany,
  DecisionView,
  DecisionOutcome,
  UndoOutcome,
  Escalate,
  EscalationView,
} from '../../../src/contract/decisions.schemas.js';

import type { Counts, Lease, QueueItem } from '../../../src/contract/queue.schemas.js';
import type { SanctionView } from '../../../src/contract/sanctions.schemas.js';
import type { SiteSettings, SiteView, UpdateSite } from '../../../src/contract/sites.schemas.js';
import type { ApiClient } from '../../shared/api-client.js';
import type {
  AuthorDossier,
  FoundAccount,
  InspectedItem,
  LogEntryView,
  Moderator,
  NoteView,
  Overview,
  ReasonText,
  SanctionRequest,
  Selection,
  SelectionCriterion,
  TrialVerdict,
  WordLists,
} from './desk-messages.js';
import type { QueueSort, View } from '../../../src/contract/terms.js';

export interface QueueRequest {
  site: string;
  view: View;
  sort: QueueSort;
  q?: string;
  author?: string;
  cursor?: string;
  limit?: number;
}

export interface LogRequest {
  site: string;
  action?: string;
  moderator?: string;
  account?: string;
  comment?: string;
  from?: string;
  to?: string;
  cursor?: string;
}

type Created = Omit<CreateArticle, 'siteId'> & { siteId: string };

/** The network, as the desk needs it. */
export type HttpDoor = Pick<ApiClient, 'get' | 'post' | 'put' | 'patch' | 'delete'>;

/** The routes that the desk uses, by what they do. Every one throws `ApiError`. */
export class DeskApi {
  constructor(
    private readonly client: HttpDoor,
    /** Sends what nobody waits for, from a page that is being left. */
    private readonly sendAndLeave: (method: string, path: string) => void,
  ) {}

  sites = (): Promise<Page<SiteView>> => this.client.get(`/api/sites`, { limit: 100 });
  queue = (request: QueueRequest): Promise<Page<QueueItem> & { counts: Counts }> =>
    this.client.get(`/api/moderation/queue`, { ...request });
  reasons = (site: string): Promise<{ items: ReasonText[] }> => this.client.get(`/api/moderation/reasons`, { site });

  claim = (
    from: Pick<QueueRequest, 'site' | 'view' | 'sort'>,
    limit: number,
    how: { except: string[]; resume: boolean },
  ): Promise<{ items: QueueItem[] }> => this.client.post(`/api/moderation/claims`, { ...from, limit, ...how });
  hold = (commentId: string, how: { take?: boolean; takeOver?: boolean } = {}): Promise<Lease> =>
    this.client.put(`/api/moderation/claims/${commentId}`, how);
  release = (commentId: string): Promise<unknown> => this.client.delete(`/api/moderation/claims/${commentId}`);
  releaseOnLeaving = (commentId: string): void => this.sendAndLeave('DELETE', `/api/moderation/claims/${commentId}`);

  decide = (commentId: string, decision: Decide): Promise<DecisionView> =>
    this.client.post(`/api/moderation/comments/${commentId}/decisions`, decision);
  decideMany = (decisions: DecideMany): Promise<{ items: DecisionOutcome[] }> =>
    this.client.post(`/api/moderation/decisions`, decisions);
  escalate = (commentId: string, escalation: Escalate): Promise<EscalationView> =>
    this.client.put(`/api/moderation/comments/${commentId}/escalation`, escalation);
  deescalate = (commentId: string): Promise<unknown> =>
    this.client.delete(`/api/moderation/comments/${commentId}/escalation`);
  undo = (decisionId: string): Promise<DecisionView> =>
    this.client.post(`/api/moderation/decisions/${decisionId}/undo`, {});
  undoMany = (ids: string[]): Promise<{ items: UndoOutcome[] }> =>
    this.client.post(`/api/moderation/decisions/undo`, { ids });

  comment = (id: string): Promise<InspectedItem> => this.client.get(`/api/moderation/comments/${id}`);
  context = (id: string): Promise<CommentContext> => this.client.get(`/api/comments/${id}/context`);
  select = (site: string, view: View, by: SelectionCriterion): Promise<Selection> =>
    this.client.post(`/api/moderation/selections`, { site, view, by });

  author = (id: string, site: string): Promise<AuthorDossier> =>
    this.client.get(`/api/moderation/accounts/${id}`, { site });
  addNote = (id: string, body: string): Promise<NoteView> =>
    this.client.post(`/api/moderation/accounts/${id}/notes`, { body });
  removeNote = (id: string, noteId: string): Promise<unknown> =>
    this.client.delete(`/api/moderation/accounts/${id}/notes/${noteId}`);
  impose = (id: string, sanction: SanctionRequest): Promise<SanctionView> =>
    this.client.post(`/api/moderation/accounts/${id}/sanctions`, sanction);
  lift = (id: string, sanctionId: string): Promise<unknown> =>
    this.client.delete(`/api/moderation/accounts/${id}/sanctions/${sanctionId}`);

  log = (request: LogRequest): Promise<Page<LogEntryView>> =>
    this.client.get(`/api/moderation/log`, { ...request, limit: 50 });
  overview = (site: string, days: number): Promise<Overview> =>
    this.client.get(`/api/moderation/overview`, { site, days });

  site = (id: string): Promise<SiteSettings> => this.client.get(`/api/sites/${id}`);
  createSite = (site: { name: string; origins: string[] }): Promise<SiteSettings> =>
    this.client.post(`/api/sites`, site);
  updateSite = (id: string, update: UpdateSite): Promise<SiteSettings> => this.client.patch(`/api/sites/${id}`, update);
  trial = (id: string, body: string, words: WordLists, newAuthor: boolean): Promise<TrialVerdict> =>
    this.client.post(`/api/sites/${id}/screening-trials`, { body, words, newAuthor });

  articles = (site: string, cursor?: string): Promise<Page<ArticleView>> =>
    this.client.get(`/api/articles`, { site, cursor, limit: 50 });
  createArticle = (article: Created): Promise<ArticleView> => this.client.post(`/api/articles`, article);
  updateArticle = (id: string, update: UpdateArticle): Promise<ArticleView> =>
    this.client.patch(`/api/articles/${id}`, update);

  moderators = (site: string): Promise<Page<Moderator>> =>
    this.client.get(`/api/sites/${site}/moderators`, { limit: 100 });
  accounts = (email: string): Promise<{ items: FoundAccount[] }> => this.client.get(`/api/accounts`, { email });
  addModerator = (site: string, accountId: string): Promise<unknown> =>
    this.client.put(`/api/sites/${site}/moderators/${accountId}`);
  removeModerator = (site: string, accountId: string): Promise<unknown> =>
    this.client.delete(`/api/sites/${site}/moderators/${accountId}`);
}
