import type { DomainEvents } from '../contract/events.js';
import { type StreamKey } from '../contract/streams.js';
import { type Audience } from '../contract/streams.js';
/** An event to be logged; its number is given by the log. */
export interface NewEvent {
  stream: StreamKey;
  type: string;
  commentId: string | null;
  data: object | null;
}

/** Makes an event of the typed map, so that a wrong name or payload does not compile. */
export function newEvent<A extends Audience, T extends keyof DomainEvents[A] & string>(
  stream: StreamKey<A>,
  type: T,
  commentId: string | null,
  data: DomainEvents[A][T] & (object | null),
): NewEvent {
  return { stream, type, commentId, data };
}

/** An event as it stands in the log. */
export interface LoggedEvent {
  seq: number;
  type: string;
  at: Date;
  commentId: string | null;
  data: Record<string, unknown> | null;
}
