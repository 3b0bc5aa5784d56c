import type { CommentView } from '../../src/contract/comments.schemas.js';
import type { ArticleEvent, WireEvent } from '../../src/contract/events.js';

/** An event of any stream. What most have may be asked of all, without asking first which it is. */
export type LiveEvent = WireEvent & {
  comment?: CommentView | null | undefined;
  article?: Extract<ArticleEvent, { type: 'article.updated' }>['article'];
};

/** Where one stands in a stream: the last number that was applied, and the history that it belongs to. */
export interface Position {
  epoch: string;
  seq: number;
}

/** What a server says of one stream: numbered events, where the stream stands, or the answer to `subscribe` (or to a poll). */
export type Incoming =
  | { kind: 'events'; epoch: string; from: number; to: number; events: readonly LiveEvent[] }
  | { kind: 'head'; epoch: string; head: number }
  | { kind: 'caught-up'; epoch: string; head: number; reset: boolean; events: readonly LiveEvent[] };

export interface Step {
  position: Position | null;
  /** What to apply now, in order. */
  apply: readonly LiveEvent[];
  /** `ask`: something is missing, subscribe again from `position`. `reset`: take the page again. */
  next: 'go-on' | 'ask' | 'reset';
}

/**
 * Rules 2 and 3 of the live contract, without any transport: next in order is applied, what was seen is dropped, a hole is asked for, and
 * another history starts anew. A null position has joined nowhere yet: it takes the place that the answer to `subscribe` names.
 */
export function advance(position: Position | null, message: Incoming): Step {
  if (message.kind === 'caught-up') return caughtUp(position, message);
  const foreign = position?.epoch !== message.epoch;
  if (position === null || foreign) return { position, apply: [], next: 'ask' };
  if (message.kind === 'head') return { position, apply: [], next: message.head > position.seq ? 'ask' : 'go-on' };
  if (message.to <= position.seq) return { position, apply: [], next: 'go-on' };
  if (message.from > position.seq + 1) return { position, apply: [], next: 'ask' };
  return applied(position, message.to, message.events);
}

function caughtUp(position: Position | null, answer: Extract<Incoming, { kind: 'caught-up' }>): Step {
  const { epoch, head, events } = answer;
  if (answer.reset || (position !== null && position.epoch !== epoch)) return { position, apply: [], next: 'reset' };
  return applied(position ?? { epoch, seq: head }, head, events);
}

function applied(position: Position, to: number, events: readonly LiveEvent[]): Step {
  return {
    position: { epoch: position.epoch, seq: Math.max(position.seq, to) },
    apply: events.filter(({ seq }) => seq > position.seq),
    next: 'go-on',
  };
}
