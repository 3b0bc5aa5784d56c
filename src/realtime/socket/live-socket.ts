import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';

import type { Credentials } from '../stream-rights.js';
import type { StreamKey, StreamName } from '../../contract/streams.js';
import type { ClientToServer, ServerToClient } from './live-messages.js';

/** One stream of a socket. It is taken back by removing it from the map, even while it is still being joined. */
export interface Subscription {
  key: StreamKey;
  joined: boolean;
}

export interface SocketData extends Credentials {
  /** What stands for the client's address: `clientNetwork`. */
  network: string;
  subscriptions: Map<StreamName, Subscription>;
  /** Messages in the window that began then, in milliseconds of `performance.now()`. */
  window: { since: number; messages: number };
}

export type LiveNamespace = Namespace<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>;
export type LiveSocket = Socket<ClientToServer, ServerToClient, DefaultEventsMap, SocketData>;
