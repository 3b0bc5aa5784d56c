import { Injectable } from '@nestjs/common';

/** What may wait to be read, in bytes: by all clients of the process, and by those of one network. */
const FOR_ALL = 48 * 1024 * 1024;
const FOR_NETWORK = 24 * 1024 * 1024;

/** One client's claim on bytes that it has not read yet. */
export class Hold {
  constructor(
    readonly bytes: Buffer,
    readonly network: string,
    /** Ends the client's connection at once. */
    readonly cut: () => void,
  ) {}
}

/** Answers that clients have not taken yet, whatever the transport. Bytes that many wait for are there once, and count once. */
@Injectable()
export class WaitingBytes {
  /** Gauges: bytes that wait now, and the most that there ever were. */
  now = 0;
  peak = 0;
  /** Counters: answers refused over HTTP, and connections cut. */
  refused = 0;
  cut = 0;
  private readonly holds = new Map<Buffer, Set<Hold>>();
  private readonly byNetwork = new Map<string, number>();

  /** Whether clients of that network may make these bytes wait, too. */
  hasRoom(bytes: Buffer, network: string): boolean {
    return this.holds.has(bytes) || (this.byNetwork.get(network) ?? 0) + bytes.length <= FOR_NETWORK;
  }

  /** Counts bytes until {@link release}. Beyond a bound those are cut who make most wait for each head, the longest waiting first. */
  hold(bytes: Buffer, network: string, cut: () => void): Hold {
    const hold = new Hold(bytes, network, cut);
    const others = this.holds.get(bytes);
    if (others) others.add(hold);
    else this.charge(hold);
    while ((this.byNetwork.get(network) ?? 0) > FOR_NETWORK) this.cutDearest(network);
    while (this.now > FOR_ALL) this.cutDearest();
    this.peak = Math.max(this.peak, this.now);
    return hold;
  }

  /** Doing it twice does no harm. */
  release(hold: Hold): void {
    const { bytes } = hold;
    const holds = this.holds.get(bytes);
    if (!holds?.has(hold)) return;
    const wasPayer = payerOf(holds) === hold;
    holds.delete(hold);
    if (!wasPayer) return;
    this.count(hold, -bytes.length);
    this.holds.delete(bytes);
    const next = payerOf(holds);
    if (next) this.charge(next, holds);
  }

  /** Cuts the client. */
  end(hold: Hold): void {
    this.release(hold);
    this.cut++;
    hold.cut();
  }

  private charge(hold: Hold, holds = new Set([hold])): void {
    this.holds.set(hold.bytes, holds);
    this.count(hold, hold.bytes.length);
  }

  private count({ network }: Hold, bytes: number): void {
    this.now += bytes;
    const left = (this.byNetwork.get(network) ?? 0) + bytes;
    if (left > 0) this.byNetwork.set(network, left);
    else this.byNetwork.delete(network);
  }

  private cutDearest(network?: string): void {
    let [dearest, most]: [Hold[], number] = [[], 0];
    for (const [bytes, holds] of this.holds) {
      const each = bytes.length / holds.size;
      if (each > most && (network === undefined || payerOf(holds)?.network === network)) {
        [dearest, most] = [[...holds], each];
      }
    }
    for (const hold of dearest) this.end(hold);
  }
}

/** Who is counted for bytes that several wait for. */
const payerOf = (holds: ReadonlySet<Hold>): Hold | undefined => holds.values().next().value;
