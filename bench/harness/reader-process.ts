// A process of readers: each follows one stream and checks that nothing is missing, double or out of order.
import { DIALECTS, parse, type DialectName, type Heard } from './dialects.js';
import { FrameSocket } from './frames.js';

export interface Open {
  kind: 'open';
  url: string;
  dialect: DialectName;
  /** One reader for each. */
  streams: string[];
}

export type Order =
  | Open
  /** Wait until each reader has everything up to the head of its stream, and tell what was seen since the last report. */
  | { kind: 'settle'; heads: Record<string, number>; patience: number }
  | { kind: 'drop' }
  /** Connect again, spread over that many milliseconds, and ask for what was missed. */
  | { kind: 'return'; withinMs: number }
  | { kind: 'stall'; share: number };

export interface Report {
  /** Readers that lack something, or got what does not follow. Complete deliveries have none. */
  faults: string[];
  /** Messages that all readers got, events and answers. */
  messages: number;
  /** Milliseconds from sending to reading, over every event and reader; NaN when there were none. */
  p50: number;
  p99: number;
}

const CONNECTING_AT_ONCE = 100;
const LATENCIES = 120_000;
const REMEMBERED = 8;

interface Parsed {
  buffer: Buffer;
  heard: Heard;
}

class Reader {
  last = 0;
  epoch = '';
  stalled = false;
  socket: FrameSocket | undefined;
  isFollowing = false;

  constructor(readonly stream: string) {}
}

let order: Open | undefined;
let readers: Reader[] = [];
let faults: string[] = [];
let messages = 0;
let latencies = new Uint32Array(LATENCIES);
/** Readers that are awaited, with the number that each must reach. */
const awaited = new Map<Reader, number>();
let onSettled: (() => void) | undefined;
/** The same text goes to thousands of readers: it is parsed once. */
const recent: Parsed[] = [];

process.on('message', (message: Order) => {
  void obey(message).then((report) => process.send?.(report));
});
process.on('disconnect', () => process.exit());

async function obey(message: Order): Promise<Report> {
  switch (message.kind) {
    case 'open':
      order = message;
      readers = message.streams.map((stream) => new Reader(stream));
      await connectAll(0);
      break;
    case 'settle':
      await settle(message.heads, message.patience);
      break;
    case 'drop':
      for (const reader of readers) leave(reader);
      break;
    case 'return':
      await connectAll(message.withinMs);
      break;
    case 'stall':
      for (const [nth, reader] of readers.entries()) {
        if (nth % Math.round(1 / message.share) !== 0) continue;
        reader.stalled = true;
        reader.socket?.pause();
      }
  }
  return report();
}

function leave(reader: Reader): void {
  reader.isFollowing = false;
  const { socket } = reader;
  reader.socket = undefined;
  socket?.destroy();
}

/** Resolves when every reader follows its stream. At once: a bounded number at a time; within some time: each at its moment, as people do. */
async function connectAll(withinMs: number): Promise<void> {
  if (withinMs > 0) {
    await Promise.all(
      readers.map(async (reader, nth) => {
        await new Promise((resolve) => setTimeout(resolve, (withinMs * nth) / readers.length));
        await follow(reader);
      }),
    );
    return;
  }
  const waiting = readers.values();
  await Promise.all(
    Array.from({ length: CONNECTING_AT_ONCE }, async () => {
      for (const reader of waiting) await follow(reader);
    }),
  );
}

function follow(reader: Reader): Promise<void> {
  if (!order) throw new Error('no server yet');
  const { url, dialect } = order;
  const { path, replies, subscribe, eager } = DIALECTS[dialect];
  return new Promise((resolve, reject) => {
    const ask = (): void => {
      const place = reader.epoch === '' ? {} : { epoch: reader.epoch, after: reader.last };
      socket.send(subscribe(reader.stream, place));
    };
    const socket = new FrameSocket(
      new URL(path, url),
      (text) => {
        const due = replies.find(({ start }) => text.toString('latin1', 0, start.length) === start);
        if (due) return due.reply === null ? ask() : socket.send(due.reply);
        take(reader, hear(text));
        if (reader.isFollowing) resolve();
      },
      () => eager && ask(),
      (reason) => {
        if (reader.socket !== socket) return;
        reader.socket = undefined;
        if (!reader.stalled) fault(reader, reason);
        reject(new Error(`a reader was refused: ${reason}`));
      },
    );
    reader.socket = socket;
  });
}

function hear(text: Buffer): Heard {
  const known = recent.find(({ buffer }) => buffer.equals(text));
  if (known) return known.heard;
  const heard = parse(text.toString());
  recent.unshift({ buffer: Buffer.from(text), heard });
  recent.length = Math.min(recent.length, REMEMBERED);
  return heard;
}

function take(reader: Reader, heard: Heard): void {
  if (heard.kind === 'other') return;
  messages++;
  if (heard.kind === 'answer') {
    const knew = reader.epoch !== '';
    if (
      knew &&
      (heard.reset ||
        heard.from + heard.events !== heard.head + 1 ||
        (heard.events > 0 ? heard.from !== reader.last + 1 : heard.head !== reader.last))
    ) {
      fault(reader, `came back at ${reader.last} and got ${heard.from}+${heard.events} up to ${heard.head}`);
    }
    reader.epoch = heard.epoch;
    reader.last = heard.head;
    reader.isFollowing = true;
  } else {
    if (heard.from !== reader.last + 1) fault(reader, `had ${reader.last} and got ${heard.from}..${heard.to}`);
    reader.last = heard.to;
    const now = Date.now();
    for (const time of heard.times) {
      const late = Math.max(0, Math.min(LATENCIES - 1, now - time));
      latencies[late] = (latencies[late] ?? 0) + 1;
    }
  }
  if (reader.last >= (awaited.get(reader) ?? Infinity)) {
    awaited.delete(reader);
    if (awaited.size === 0) onSettled?.();
  }
}

function fault(reader: Reader, what: string): void {
  if (faults.length < 10) faults.push(`${reader.stream}: ${what}`);
}

async function settle(heads: Record<string, number>, patience: number): Promise<void> {
  for (const reader of readers) {
    const head = heads[reader.stream] ?? 0;
    if (!reader.stalled && reader.last < head) awaited.set(reader, head);
  }
  if (awaited.size > 0) {
    await new Promise<void>((resolve) => {
      onSettled = resolve;
      setTimeout(resolve, patience);
    });
  }
  for (const [reader, head] of awaited) fault(reader, `has ${reader.last} of ${head}`);
  awaited.clear();
}

function report(): Report {
  const told = { faults, messages, p50: quantileOf(0.5), p99: quantileOf(0.99) };
  faults = [];
  messages = 0;
  latencies = new Uint32Array(LATENCIES);
  return told;
}

function quantileOf(share: number): number {
  const total = latencies.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (const [ms, count] of latencies.entries()) {
    seen += count;
    if (total > 0 && seen >= total * share) return ms;
  }
  return NaN;
}
