import type {
  Done,
  EventsMessage,
  Ended,
  Gauge,
  HeadMessage,
  Refused,
  Subscribed,
} from '../../contract/live.schemas.js';
import type { SharedAnswer } from './live-parser.js';
import type { WireJson } from '../wire-json.js';

/** What clients send. The acknowledgement is checked where it is used: a client may leave it out. */
export interface ClientToServer {
  subscribe: (message: unknown, acknowledge: (answer: SharedAnswer<Subscribed> | Refused) => void) => void;
  unsubscribe: (message: unknown, acknowledge: (answer: Done | Refused) => void) => void;
}

/** What the server sends by itself. */
export interface ServerToClient {
  events: (message: WireJson<EventsMessage>) => void;
  head: (message: HeadMessage) => void;
  gauge: (message: Gauge) => void;
  ended: (message: Ended) => void;
}
