import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { WsMessageHandler } from '@nestjs/common';
import type { Server, ServerOptions, Socket } from 'socket.io';
import { PageOrigins } from '../../sites/page-origins.js';
import { Handshakes } from './handshakes.js';
import { LiveAdapter } from './live-adapter.js';
import { IncomingLimit } from './incoming-limit.js';
import { liveWebSocketServer } from './live-websocket.js';
import { RealtimeStats } from '../realtime-stats.js';
import { SharedText, liveParser } from './live-parser.js';

/** What a client may send at once, in bytes: the longest message is a token. */
const MAX_MESSAGE = 16 * 1024;
/** A connection that joins no namespace is closed, in milliseconds. */
const CONNECT_TIMEOUT = 10_000;

/** A packet on its way to a transport, and its end of the connection, as Engine.IO's `flush` tells them. */
interface Packet {
  data?: unknown;
  options: object;
}
interface Flushing {
  transport: { name: string };
}
/** A connection as Engine.IO tells of it. */
interface Polling extends Flushing, Pick<EventEmitter, 'on'> {
  close(discard: boolean): void;
}

/** The Socket.IO server of the contract: who may connect is asked for each handshake, whatever the transport. */
export class LiveIoAdapter extends IoAdapter {
  constructor(private readonly app: INestApplicationContext) {
    super(app);
  }

  /** Handlers acknowledge by themselves, so that a plain listener does: Nest's own streams weigh 3 kB a connection. */
  override bindMessageHandlers(socket: Socket, handlers: readonly WsMessageHandler[]): void {
    for (const { message, callback } of handlers) {
      socket.on(message, (...payload: unknown[]) => {
        const acknowledge = typeof payload.at(-1) === 'function' ? payload.pop() : undefined;
        void callback(payload[0], acknowledge);
      });
    }
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const handshakes = this.app.get(Handshakes, { strict: false });
    const stats = this.app.get(RealtimeStats, { strict: false });
    const pages = this.app.get(PageOrigins, { strict: false });
    const server = super.createIOServer(port, {
      ...options,
      serveClient: false,
      maxHttpBufferSize: MAX_MESSAGE,
      connectTimeout: CONNECT_TIMEOUT,
      wsEngine: liveWebSocketServer((reason) => stats.countCut(reason)),
      parser: liveParser,
      adapter: LiveAdapter,
      allowRequest: (request, answer) => {
        void handshakes.refusal(request).then((code) => answer(code, code === null));
      },
      cors: (request, answer) => {
        pages.mayAct(request as IncomingMessage).then(
          (allowed) => answer(null, { origin: allowed }),
          () => answer(null, { origin: false }),
        );
      },
    } as ServerOptions);
    // Socket.IO opens the default namespace by itself; nobody has business there.
    server.use((_socket, next) => next(new Error('connect to /live')));
    server.engine.on('flush', shareBytes);
    server.engine.on('connection', (connection: Polling) => boundPolling(connection, stats));
    return server;
  }
}

/** Gives a WebSocket the bytes of a shared answer themselves; other transports take its text. */
function shareBytes({ transport }: Flushing, packets: Packet[]): void {
  if (transport.name !== 'websocket') return;
  for (const packet of packets) {
    const { data, options } = packet;
    if (data instanceof SharedText) packet.options = { ...options, wsPreEncodedFrame: data.frame() };
  }
}

/** One body holds thousands of packets, and there is no end of bodies: a WebSocket counts for itself what comes. */
function boundPolling(connection: Polling, stats: RealtimeStats): void {
  if (connection.transport.name !== 'polling') return;
  const limit = new IncomingLimit();
  connection.on('packet', ({ data }: Partial<Packet>) => {
    if (limit.allows(typeof data === 'string' ? data.length : 0)) return;
    stats.countCut('flood');
    connection.close(true);
  });
}
