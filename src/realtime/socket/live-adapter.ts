import type { Socket as TcpSocket } from 'node:net';
import { Adapter, type BroadcastOptions } from 'socket.io-adapter';
import type { Connection } from './live-connection.js';
import { textFrame } from './text-frame.js';

/** What Socket.IO keeps of a connection and doesn't declare; `live-adapter.spec.ts` fails when it moves. */
interface Member {
  id: string;
  connected: boolean;
  conn: Connection;
  /** Somebody listens to what goes out, and must be told. */
  _anyOutgoingListeners?: readonly unknown[];
}
interface Server {
  name: string;
  sockets: Map<string, Member>;
  server: { encoder: { encode(packet: object): unknown[] } };
}

const OPEN = 1;

/**
 * Sends a message to the readers of a room as one ready frame, straight to their TCP sockets: a broadcast to thousands costs little more than
 * its system calls. Whoever is not idle on a plain WebSocket (still polling or upgrading, compressing, with something waiting to be sent)
 * gets the same packet the way Socket.IO sends it, in order with what waits.
 */
export class LiveAdapter extends Adapter {
  override broadcast(packet: { nsp?: string }, options: BroadcastOptions): void {
    const namespace = this.nsp as Server;
    const { rooms, except = new Set(), flags = {} } = options;
    const encoded = namespace.server.encoder.encode(Object.assign(packet, { nsp: namespace.name }));
    const [text] = encoded;
    if (rooms.size !== 1 || flags.volatile || encoded.length !== 1 || typeof text !== 'string') {
      super.broadcast(packet, options);
      return;
    }
    // 4: Engine.IO's type of a message.
    const frame = textFrame(`4${text}`);
    const excepted = this.membersOf(except);
    const others = new Set<string>();
    for (const id of this.membersOf(rooms)) {
      if (excepted.has(id)) continue;
      const socket = idleSocket(namespace.sockets.get(id));
      if (socket) socket.write(frame);
      else others.add(id);
    }
    // Each socket is alone in the room of its id.
    if (others.size > 0) super.broadcast(packet, { rooms: others, flags });
  }

  private membersOf(rooms: Set<string>): ReadonlySet<string> {
    const [first, ...rest] = rooms;
    if (first === undefined) return NOBODY;
    const members = this.rooms.get(first) ?? NOBODY;
    return rest.length === 0
      ? members
      : new Set([members, ...rest.map((room) => this.rooms.get(room) ?? NOBODY)].flatMap((ids) => [...ids]));
  }
}

const NOBODY: ReadonlySet<string> = new Set();

/** The TCP socket of a member that has nothing else to send on its WebSocket now. */
function idleSocket(member: Member | undefined): TcpSocket | undefined {
  if (!member?.connected || (member._anyOutgoingListeners?.length ?? 0) > 0) return undefined;
  const { readyState, writeBuffer, transport } = member.conn;
  if (readyState !== 'open' || writeBuffer.length > 0 || transport.name !== 'websocket') return undefined;
  if (!transport.writable || transport.perMessageDeflate || transport.socket?.readyState !== OPEN) return undefined;
  const socket = transport.socket._socket;
  return socket?.writable && socket.writableLength === 0 ? socket : undefined;
}
