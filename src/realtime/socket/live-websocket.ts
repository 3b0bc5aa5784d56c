import { randomBytes } from 'node:crypto';
import type { Socket as TcpSocket } from 'node:net';
import { WebSocket, WebSocketServer, type ServerOptions } from 'ws';
import { IncomingLimit } from './incoming-limit.js';
import type { CutReason } from '../realtime-stats.js';

/**
 * Pieces of one message, and of the bytes of one frame as they arrive: browsers send our short messages whole. Without the client's farewell a
 * connection ends after so many milliseconds. Pings are answered below. Of each connection one frame is taken per turn of the event loop.
 */
const LIMITS = {
  maxFragments: 16,
  maxBufferedChunks: 64,
  closeTimeout: 2_000,
  autoPong: false,
  allowSynchronousEvents: false,
};
/** Engine.IO's own ping. Its answer is always the same, so that one can give it without reading. */
const HEARTBEAT = '2';
const CHALLENGE_BYTES = 4;
const INCOMING: ReadonlySet<unknown> = new Set(['message', 'ping', 'pong']);

type Data = Parameters<WebSocket['send']>[0];
type Sent = (error?: Error) => void;

/**
 * The WebSocket server under Engine.IO, for clients that mean no good. With each heartbeat goes a ping with a number nobody can guess, which
 * browsers give back by themselves: whoever has not until the next one does not read, and is cut. `onCut` counts.
 */
export function liveWebSocketServer(onCut: (reason: CutReason) => void): typeof WebSocketServer {
  class LiveWebSocket extends WebSocket {
    private challenge: Buffer | undefined;
    private readonly limit = new IncomingLimit();

    override send(data: Data, ...rest: unknown[]): void {
      if (data !== HEARTBEAT) this.forward(data, rest);
      else if (this.challenge) this.cut('blind');
      else this.sendHeartbeat(rest);
    }

    override emit(event: string | symbol, ...args: unknown[]): boolean {
      if (INCOMING.has(event)) return this.take(event, args);
      // What cannot be understood is not said goodbye to.
      if (event === 'error') this.cut('flood');
      return super.emit(event, ...args);
    }

    private take(event: string | symbol, args: unknown[]): boolean {
      const [data] = args as [Buffer];
      if (this.readyState !== WebSocket.OPEN) return false;
      if (!this.limit.allows(data.length)) {
        this.cut('flood');
        return false;
      }
      if (event === 'pong' && this.challenge?.equals(data)) this.challenge = undefined;
      // RFC 6455, section 5.5.3: of several pings only the last needs an answer; of those that come while nothing is read, none.
      if (event === 'ping' && this.bufferedAmount === 0) this.pong(data);
      return super.emit(event, ...args);
    }

    /** Both in one system call. */
    private sendHeartbeat(rest: unknown[]): void {
      const tcp = (this as unknown as { _socket: TcpSocket | null })._socket;
      tcp?.cork();
      this.challenge = randomBytes(CHALLENGE_BYTES);
      this.ping(this.challenge);
      this.forward(HEARTBEAT, rest);
      tcp?.uncork();
    }

    private forward(data: Data, rest: unknown[]): void {
      super.send(data, ...(rest as [Sent]));
    }

    private cut(reason: CutReason): void {
      if (this.readyState === WebSocket.CLOSED) return;
      onCut(reason);
      this.terminate();
    }
  }

  return class extends WebSocketServer {
    constructor(options: ServerOptions) {
      super({
        ...options,
        ...LIMITS,
        WebSocket: LiveWebSocket,
      });
    }
  } as typeof WebSocketServer;
}
