import { Injectable } from '@nestjs/common';
import { ArticlesService } from '../articles/articles.service.js';
import { LiveCommentsRepository, type LiveComment } from './live-comments.repository.js';
import type { LoggedEvent } from '../events/domain-events.js';
import { commentFields } from './comment-event.presenter.js';

import { type StreamKey, audienceOf, idOf } from '../contract/streams.js';
import type { WireEvent } from '../contract/events.js';

/** Turns logged events into what is sent of them now: one per event, in the same order. One query, however many events. */
@Injectable()
export class EventPresenter {
  constructor(
    private readonly comments: LiveCommentsRepository,
    private readonly articles: ArticlesService,
  ) {}

  async present(stream: StreamKey, events: readonly LoggedEvent[]): Promise<WireEvent[]> {
    const ids = events.flatMap(({ commentId }) => commentId ?? []);
    const rows = ids.length > 0 ? await this.comments.read(ids) : new Map<string, LiveComment>();
    const audience = audienceOf(stream);
    const article = events.some(({ type }) => type === 'article.updated')
      ? await this.articles.get(idOf(stream))
      : null;
    return events.map(({ seq, type, at, commentId, data }) => {
      const row = commentId === null ? undefined : rows.get(commentId);
      // The audience of the stream and the type of the event decide which members there are.
      return {
        seq,
        type,
        at: at.toISOString(),
        commentId,
        ...data,
        ...(row && commentFields(audience, type, row)),
        ...(type === 'article.updated' && { article }),
      } as WireEvent;
    });
  }
}
