import { Encoder, Decoder, PacketType, type Packet } from 'socket.io-parser';

/** A message that is written as JSON once, however many readers it goes to. `T` is its shape. */
export class WireJson<T> {
  declare readonly shape: T;

  constructor(readonly json: string) {}
}

const encodeItem = (item: unknown): string => (item instanceof WireJson ? item.json : (JSON.stringify(item) ?? 'null'));

/**
 * Socket.IO's own text protocol, with two savings: a {@link WireJson} goes out as it is, and no message is searched for binary parts, since
 * the contract has none.
 */
class LiveEncoder extends Encoder {
  override encode(packet: Packet): string[] {
    if (packet.type !== PacketType.EVENT && packet.type !== PacketType.ACK) return super.encode(packet) as string[];
    const namespace = packet.nsp === '/' ? '' : `${packet.nsp},`;
    const items = (packet.data as unknown[]).map(encodeItem);
    return [`${packet.type}${namespace}${packet.id ?? ''}[${items.join(',')}]`];
  }
}

export const liveParser = { Encoder: LiveEncoder, Decoder };
