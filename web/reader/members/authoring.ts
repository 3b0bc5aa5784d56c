import type { OwnComment } from '../../../src/contract/comments.schemas.js';
import { ApiError, type ApiClient } from '../../shared/api-client.js';
import type { Sending, State } from '../discussion-state.js';
import type { Discussion } from '../discussion.js';
import { Drafts } from './drafts.js';
import { setReactions, showOwn } from '../thread-store.js';

/** What a signed-in reader does: write, answer, edit, withdraw, react, report. Every promise that rejects does so with an ApiError. */
export class Authoring {
  constructor(
    private readonly discussion: Discussion,
    private readonly client: ApiClient,
  ) {}

  get drafts(): Drafts {
    return new Drafts(this.discussion.articleId);
  }

  /** Shows the comment as on its way, and answers it as the server took it; null when it was refused, which it then shows with the reason. */
  async submit(body: string, parentId: string | null): Promise<OwnComment | null> {
    const sending: Sending = { key: crypto.randomUUID(), body, parentId, refusal: null };
    this.discussion.update((state) => ({ sending: [...state.sending, sending], replyingTo: null }));
    return this.#send(sending);
  }

  /** Sends what had failed, with the same key: should the first attempt have arrived after all, there is still one comment. */
  async retry(key: string): Promise<OwnComment | null> {
    const sending = this.discussion.value.sending.find((item) => item.key === key);
    if (!sending) return null;
    this.#change(key, null);
    return this.#send(sending);
  }

  /** Takes back what could not be sent; its text becomes a draft again. */
  discard({ key, parentId, body }: Sending): void {
    this.drafts.write(parentId, body);
    this.#forget(key);
    this.discussion.update(({ draftVersion }) => ({ draftVersion: draftVersion + 1, replyingTo: parentId }));
  }

  async edit(id: string, revision: number, body: string): Promise<OwnComment> {
    const comment = await this.client.patch<OwnComment>(`/api/comments/${id}`, { body, revision });
    this.#take(comment);
    this.discussion.update({ editing: null });
    return comment;
  }

  async withdraw(id: string): Promise<void> {
    await this.client.delete(`/api/comments/${id}`);
    this.discussion.update(({ own }) => ({ own: own.filter((comment) => comment.id !== id) }));
  }

  /** Shows the reaction at once, and takes it back if it is refused. */
  async react(id: string): Promise<void> {
    const wasMine = this.discussion.value.reacted.has(id);
    const before = this.discussion.value.threads.entries.get(id)?.comment.reactions ?? 0;
    this.#showReaction(id, !wasMine, before + (wasMine ? -1 : 1));
    try {
      const path = `/api/comments/${id}/reaction`;
      const { client } = this;
      const { reactions, mine } = await (wasMine ? client.delete<Reaction>(path) : client.put<Reaction>(path));
      this.#showReaction(id, mine, reactions);
    } catch (error) {
      this.#showReaction(id, wasMine, before);
      throw error;
    }
  }

  /** The reasons of the site, for whoever reports. */
  async loadReasons(): Promise<void> {
    const site = this.discussion.value.article?.siteId;
    const { items } = await this.client.get<{ items: State['reasons'] }>('/api/moderation/reasons', { site });
    this.discussion.update({ reasons: items });
  }

  async report(id: string, reason: string, note: string): Promise<void> {
    await this.client.post(`/api/comments/${id}/reports`, { reason, note: note === '' ? null : note });
    this.discussion.update(({ reported }) => ({ reported: new Set(reported).add(id) }));
  }

  async #send(sending: Sending): Promise<OwnComment | null> {
    const { key, body, parentId } = sending;
    try {
      const path = `/api/articles/${this.discussion.articleId}/comments`;
      const message = { body, ...(parentId !== null && { parentId }) };
      const { comment } = await this.client.post<{ comment: OwnComment }>(path, message, {
        idempotencyKey: key,
      });
      this.drafts.write(parentId, '');
      this.#forget(key);
      this.#take(comment);
      return comment;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#change(key, error);
      return null;
    }
  }

  /** Own comments are in the threads once they are published, and beside them until then. */
  #take(comment: OwnComment): void {
    this.discussion.update(({ own, threads }) => {
      const others = own.filter(({ id }) => id !== comment.id);
      const { reasons: _, ...plain } = comment;
      return comment.status === 'published'
        ? { own: others, threads: showOwn(threads, plain) }
        : { own: [comment, ...others] };
    });
  }

  #change(key: string, refusal: ApiError | null): void {
    this.discussion.update(({ sending }) => ({
      sending: sending.map((item) => (item.key === key ? { ...item, refusal } : item)),
    }));
  }

  #forget(key: string): void {
    this.discussion.update(({ sending }) => ({ sending: sending.filter((item) => item.key !== key) }));
  }

  #showReaction(id: string, mine: boolean, reactions: number): void {
    this.discussion.update(({ reacted, threads }) => {
      const changed = new Set(reacted);
      if (mine) changed.add(id);
      else changed.delete(id);
      return { reacted: changed, threads: setReactions(threads, { [id]: reactions }) };
    });
  }
}

interface Reaction {
  reactions: number;
  mine: boolean;
}
