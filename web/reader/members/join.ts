import type { OwnActivity } from '../../../src/contract/comments.schemas.js';
import { ApiClient } from '../../shared/api-client.js';
import type { Discussion } from '../discussion.js';
import type { Widget } from '../widget.js';
import { asMember, clients } from './member-part.js';

/** Gives a widget somebody to write for: the session of the cookie, if there is one, or whoever signs in later. Ends with the signal. */
export async function join(widget: Widget, url: string, signal: AbortSignal): Promise<void> {
  const { discussion, language } = widget;
  const client = new ApiClient({ url, language: () => language });
  const { session } = client;
  clients.set(discussion, client);
  discussion.session = session;
  discussion.read = (path, query) => client.get(path, query);
  discussion.readOwn = () => {
    readOwn(discussion, client).catch(() => undefined);
  };
  const stops = [session.onChange(() => signedInOrOut(widget, client)), tellOwnNews(widget)];
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop();
  });
  if (!session.isRemembered) return;
  // Comments can be read without an account, so a failure here is no obstacle.
  await session.resume().catch(() => undefined);
  discussion.update({ ended: endOf(widget, client) });
}

/** What is said of a session that is over, without the reader's doing. */
const endOf = (widget: Widget, { session }: ApiClient): string =>
  session.hasEnded ? asMember(widget).say('auth.required') : '';

function signedInOrOut(widget: Widget, client: ApiClient): void {
  const { discussion } = widget;
  const { account } = client.session;
  const nothing = { own: [], reacted: new Set<string>(), reported: new Set<string>(), replyingTo: null, editing: null };
  discussion.update({ account, ended: endOf(widget, client), ...nothing });
  discussion.live.reconnect();
  if (!account) return;
  // Their stream, and not the article's, tells authors what was decided about comments that nobody else sees.
  discussion.live.follow('account', {
    events: discussion.readOwn,
    reset: () => Promise.resolve(null).finally(discussion.readOwn),
  });
  discussion.readOwn();
}

/** The reader's own comments that are not published, and reactions. Rejects with an ApiError. */
async function readOwn(discussion: Discussion, client: ApiClient): Promise<void> {
  const { account } = discussion.value;
  if (!account || !discussion.articleId) return;
  const mine = await client.get<OwnActivity>(`/api/articles/${discussion.articleId}/mine`);
  if (discussion.value.account?.id !== account.id) return;
  const own = mine.comments.filter(({ status }) => status === 'pending' || status === 'rejected');
  discussion.options.hold();
  discussion.update({ own, reacted: new Set(mine.reactions) });
}

function tellOwnNews(widget: Widget): () => void {
  const { announcer, discussion, say } = asMember(widget);
  let before = discussion.value;
  return discussion.subscribe(() => {
    const now = discussion.value;
    for (const { id, status } of before.own) {
      const after = (now.own.find((own) => own.id === id) ?? now.threads.entries.get(id)?.comment)?.status;
      if (after && after !== status) announcer.announce(say(after));
    }
    before = now;
  });
}
