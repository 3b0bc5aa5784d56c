import { Encoder, Decoder, PacketType, type Packet } from 'socket.io-parser';
import type { CatchUpBytes } from '../catch-up-bytes.js';
import { WireJson } from '../wire-json.js';
import { splitTextFrame } from './text-frame.js';

/** An answer of which only the first fields are the asker's own; the rest is the same bytes for all. `T` is its shape. */
export class SharedAnswer<T> {
  declare readonly shape: T;

  constructor(
    readonly own: Readonly<Record<string, unknown>>,
    readonly shared: CatchUpBytes,
  ) {}
}

/** An acknowledgement with a {@link SharedAnswer}: text where it is asked for, and two buffers for a WebSocket. */
export class SharedText {
  constructor(
    private readonly start: string,
    readonly shared: CatchUpBytes,
  ) {}

  /** What Engine.IO sends as it is, of a message (type 4): nothing of what is shared is copied. */
  frame(): [Buffer, Buffer] {
    return splitTextFrame(`4${this.start}`, this.shared.tail);
  }

  /** For polling. */
  toString(): string {
    return this.start + this.shared.tail.toString();
  }
}

const encodeItem = (item: unknown): string => (item instanceof WireJson ? item.json : (JSON.stringify(item) ?? 'null'));

/**
 * Socket.IO's own text protocol, with three savings: a {@link WireJson} goes out as it is, a {@link SharedAnswer} is not copied, and no message
 * is searched for binary parts, since the contract has none.
 */
class LiveEncoder extends Encoder {
  override encode(packet: Packet): unknown[] {
    if (packet.type !== PacketType.EVENT && packet.type !== PacketType.ACK) return super.encode(packet);
    const namespace = packet.nsp === '/' ? '' : `${packet.nsp},`;
    const items = packet.data as unknown[];
    const start = `${packet.type}${namespace}${packet.id ?? ''}[`;
    const [first] = items;
    if (!(first instanceof SharedAnswer)) return [`${start}${items.map(encodeItem).join(',')}]`];
    return [new SharedText(`${start}${JSON.stringify(first.own).slice(0, -1)},`, first.shared)];
  }
}

export const liveParser = { Encoder: LiveEncoder, Decoder };
