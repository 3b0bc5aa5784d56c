import type { QueueSort, View } from '../../../src/contract/terms.js';

/** Where in the desk one is; written in the address behind `#`, so that it can be kept and sent. */
export type Route =
  | { page: 'queue'; view: View; list: boolean; text: string; author: string | null }
  | { page: 'comment'; id: string }
  | { page: 'overview' }
  | { page: 'log'; kind: string; moderator: string | null; account: string | null; comment: string | null }
  | { page: 'site' }
  | { page: 'words' }
  | { page: 'articles' }
  | { page: 'moderators' };

export type QueueRoute = Extract<Route, { page: 'queue' }>;
export type LogRoute = Extract<Route, { page: 'log' }>;

const VIEWS: readonly View[] = ['pending', 'reported', 'escalated', 'published', 'rejected'];
/** Here nothing waits to be handed out: they are lists only. */
export const isArchive = (view: View): boolean => view === 'published' || view === 'rejected';

/** How a view may be sorted: where nothing waits, nothing is urgent. */
export const sortsOf = (view: View): readonly QueueSort[] =>
  isArchive(view) ? ['newest', 'oldest'] : ['priority', 'oldest', 'newest'];

/** A route of the queue; searching and archives are lists. */
export function queueRoute(view: View, filter: { list?: boolean; text?: string; author?: string | null } = {}): Route {
  const { list = false, text = '', author = null } = filter;
  return { page: 'queue', view, list: list || isArchive(view) || text !== '' || author !== null, text, author };
}

/** Reads the address; what is not understood leads to the queue. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [page = '', part = ''] = path.split('/');
  const asked = new URLSearchParams(query);
  switch (page) {
    case 'comment':
      return part === '' ? queueRoute('pending') : { page, id: part };
    case 'overview':
    case 'site':
    case 'words':
    case 'articles':
    case 'moderators':
      return { page };
    case 'log':
      return {
        page,
        kind: asked.get('kind') ?? '',
        moderator: asked.get('moderator'),
        account: asked.get('account'),
        comment: asked.get('comment'),
      };
    default: {
      const view = VIEWS.find((name) => name === part) ?? 'pending';
      return queueRoute(view, {
        list: asked.has('list'),
        text: asked.get('q') ?? '',
        author: asked.get('author'),
      });
    }
  }
}

/** The address of a route; `parseRoute` gives the route back. */
export function formatRoute(route: Route): string {
  if (route.page === 'queue') {
    const list = route.list && !isArchive(route.view) && route.text === '' && route.author === null;
    return withQuery(`#/queue/${route.view}`, { list: list ? '1' : null, q: route.text, author: route.author });
  }
  if (route.page === 'comment') return `#/comment/${route.id}`;
  if (route.page === 'log') {
    const { kind, moderator, account, comment } = route;
    return withQuery('#/log', { kind, moderator, account, comment });
  }
  return `#/${route.page}`;
}

function withQuery(path: string, values: Record<string, string | null>): string {
  const given = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
