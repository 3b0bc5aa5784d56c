import type { AccountView } from '../../../src/contract/accounts.schemas.js';
import type { DecisionView } from '../../../src/contract/decisions.schemas.js';
import type { QueueItem } from '../../../src/contract/queue.schemas.js';
import { ApiError } from '../../shared/api-error.js';
import type { Follower } from '../../shared/live-client.js';
import { createDesk, type Desk, type Doors } from './desk.js';
import type { ModerationEvent } from '../../../src/contract/events.js';
import { Preferences } from './preferences.js';

const AT = '2026-01-01T12:00:00.000Z';

export const ME: AccountView = {
  id: 'me',
  email: 'me@example.org',
  name: 'Yvette',
  roles: ['reader', 'moderator'],
  moderates: ['site'],
  sanctions: [],
  createdAt: AT,
};
export const COLLEAGUE = { id: 'youssef', name: 'Youssef' };

export const itemOf = (id: string, more: Partial<QueueItem['comment']> = {}): QueueItem => ({
  comment: {
    id,
    articleId: 'article',
    parentId: null,
    author: { id: 'author', name: 'Ana' },
    body: `comment ${id}`,
    status: 'pending',
    revision: 1,
    createdAt: AT,
    editedAt: null,
    reactions: 0,
    replyCount: 0,
    ...more,
  },
  article: { id: 'article', url: 'https://example.org/a', title: 'A', commenting: 'open' },
  parent: null,
  author: { id: 'author', name: `Author of ${id}`, joinedAt: AT, published: 0, rejected: 0, sanctions: [] },
  reasons: [],
  reports: [],
  reported: 0,
  claim: null,
  escalation: null,
  severity: 0,
  readers: 0,
  waitingSince: AT,
});

export const decisionOf = (commentId: string, more: Partial<DecisionView> = {}): DecisionView => ({
  id: `decision on ${commentId}`,
  commentId,
  action: 'approve',
  reason: null,
  note: null,
  by: ME,
  at: AT,
  revision: 2,
  ...more,
});

export const decidedEvent = (commentId: string, more: Partial<DecisionView> = {}): ModerationEvent => {
  const { id: decisionId, action, reason, by, at } = decisionOf(commentId, { by: COLLEAGUE, ...more });
  return { seq: 1, type: 'comment.decided', commentId, decisionId, action, reason, by, at };
};

export const plainEvent = (
  type: 'comment.submitted' | 'comment.edited' | 'comment.withdrawn',
  commentId: string,
): ModerationEvent => ({ seq: 1, type, commentId, at: AT });

export const escalationEvent = (
  type: 'comment.escalated' | 'comment.deescalated',
  commentId: string,
): ModerationEvent => ({ seq: 1, type, commentId, by: COLLEAGUE, at: AT });

export const offline = new ApiError(0, 'network', 'No answer');
export const refusal = (code: string, body: Record<string, unknown> = {}, status = 409): ApiError =>
  new ApiError(status, code, code, body);

interface Request {
  method: string;
  path: string;
  given: Record<string, unknown>;
}
type Answer = (request: Request) => unknown;

/** The network’s side in specs: a queue of comments behind the routes, answers that can be held back or replaced, and a log of what was asked. */
export class FakeServer {
  readonly asked: string[] = [];
  /** Comments that wait, in their order. */
  waiting: QueueItem[];
  readonly held = new Set<string>();
  follower: Follower | null = null;
  account: AccountView | null = ME;

  readonly #instead: { route: RegExp; answer: Answer }[] = [];
  #signedOut: ((account: AccountView | null) => void) | undefined;

  constructor(...ids: string[]) {
    this.waiting = ids.map((id) => itemOf(id));
  }

  /** Answers the next request of a route so, in place of what the queue would say. */
  once(route: RegExp, answer: Answer): void {
    this.#instead.push({ route, answer });
  }

  fail(route: RegExp, error: ApiError): void {
    this.once(route, () => Promise.reject(error));
  }

  /** Holds back the next answer of a route, and gives it when told. */
  hold(route: RegExp): { release: () => void } {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    this.once(route, (request) => released.then(() => this.#answer(request)));
    return { release };
  }

  /** What was asked of a route. */
  askedOf(route: RegExp): string[] {
    return this.asked.filter((line) => route.test(line));
  }

  /** Lets everything happen that needs no clock. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  }

  endSession(): void {
    this.#signedOut?.(null);
  }

  doors(): Doors {
    const call = (method: string) => (path: string, given?: unknown) =>
      this.#call({ method, path, given: (given ?? {}) as Record<string, unknown> }) as Promise<never>;
    return {
      http: { get: call('GET'), post: call('POST'), put: call('PUT'), patch: call('PATCH'), delete: call('DELETE') },
      sendAndLeave: (method, path) => void this.asked.push(`${method} ${path}, leaving`),
      session: {
        resume: async () => (await this.#call({ method: 'POST', path: 'refresh', given: {} })) as AccountView | null,
        signIn: async () => (await this.#call({ method: 'POST', path: 'login', given: {} })) as AccountView,
        signOut: () => Promise.resolve(),
        onChange: (listener) => {
          this.#signedOut = listener;
          return () => undefined;
        },
      },
      connect: () => ({
        follow: (_stream, follower) => {
          this.follower = follower;
          return { close: () => void (this.follower = null) };
        },
        onState: () => () => undefined,
        close: () => undefined,
      }),
    };
  }

  async #call(request: Request): Promise<unknown> {
    const line = `${request.method} ${request.path}`;
    this.asked.push(line);
    const index = this.#instead.findIndex(({ route }) => route.test(line));
    const [instead] = index < 0 ? [] : this.#instead.splice(index, 1);
    return (instead?.answer ?? ((asked) => this.#answer(asked)))(request);
  }

  #answer({ method, path, given }: Request): unknown {
    const route = `${method} ${path.replace(/^\/api\/(moderation\/)?/, '')}`;
    const [, id = ''] = /(?:comments|claims)\/([^/]+)/.exec(path) ?? [];
    if (route === 'POST refresh' || route === 'POST login') return this.account;
    if (route === 'POST claims') return { items: this.#claim(given) };
    if (route.startsWith('DELETE claims/')) return void this.held.delete(id);
    if (route.startsWith('PUT claims/')) return void this.held.add(id);
    if (route === 'GET queue') return { items: this.waiting, nextCursor: null };
    if (route === 'GET sites') return { items: [{ id: 'site', name: 'Le Site' }] };
    if (route === 'GET reasons') return { items: [{ code: 'insult', label: 'Insulte', message: '' }] };
    if (route.endsWith('/undo')) {
      const commentId = decodeURI(path).replace(/.*decision on (.*)\/undo/, '$1');
      return decisionOf(commentId, { id: `undo of ${commentId}`, action: 'undo', revision: 3 });
    }
    if (route.endsWith('/decisions')) {
      this.waiting = this.waiting.filter(({ comment }) => comment.id !== id);
      return decisionOf(id, given);
    }
    if (/^GET comments\/[^/]+$/.test(route)) {
      const item = this.waiting.find(({ comment }) => comment.id === id);
      return { ...(item ?? itemOf(id)), history: [] };
    }
    return undefined;
  }

  #claim({ limit, except }: Record<string, unknown>): QueueItem[] {
    const free = this.waiting.filter(({ comment: { id } }) => !this.held.has(id) && !(except as string[]).includes(id));
    const items = free.slice(0, Number(limit));
    items.forEach(({ comment }) => this.held.add(comment.id));
    return items;
  }
}

/** A browser’s storage that lasts as long as the spec. */
export function memory(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

/** A desk before a server, as the composition root makes it. */
export function deskBefore(server: FakeServer, { hash = '', language = 'en' } = {}): Desk {
  const storage = memory();
  return createDesk(server.doors(), new Preferences(() => storage, language), hash);
}
