import type { EventEmitter } from 'node:events';
import type { Socket as TcpSocket } from 'node:net';
import type { LiveSocket } from './live-socket.js';

/** What Engine.IO and `ws` keep of a connection and don't declare; `live-adapter.spec.ts` fails when it moves. */
export interface Connection {
  readyState: string;
  writeBuffer: readonly { data?: unknown }[];
  transport: Transport;
}
interface Transport extends Pick<EventEmitter, 'once'> {
  name: string;
  writable: boolean;
  perMessageDeflate: unknown;
  socket?: WebSocketEnd;
}
interface WebSocketEnd {
  readyState: number;
  _socket: TcpSocket | null;
  terminate(): void;
}

export const connectionOf = ({ conn }: LiveSocket): Connection => conn as unknown as Connection;

/** Whether nothing waits for the client in this process; over polling, whether it has come for more. */
export function hasTakenAll(socket: LiveSocket): boolean {
  const { writeBuffer, transport } = connectionOf(socket);
  return writeBuffer.length === 0 && transport.writable;
}

/** Ends a connection without a farewell, which would wait behind everything that is not read. */
export function cutNow(socket: LiveSocket): void {
  const { transport } = connectionOf(socket);
  if (transport.socket) transport.socket.terminate();
  else socket.conn.close(true);
}
