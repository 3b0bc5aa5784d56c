// A process of readers: each follows one stream and checks that nothing is missing, double or out of order.
import { DIALECTS, parse, type DialectName, type Heard } from './dialects.js';
import { FrameSocket } from './frames.js';
import { Latencies } from './latencies.js';
import { Reader } from './reader.js';

export interface Open {
  kind: 'open';
  url: string;
  dialect: DialectName;
  /** One reader for each. */
  streams: string[];
}

/** What every reader of a stream should have in the end. */
export interface Expected {
  head: number;
  reactions?: Record<string, number>;
}

export type Order =
  | Open
  /** Wait until each reader has what is expected of its stream, and tell what was seen since the last report. */
  | { kind: 'settle'; expected: Record<string, Expected>; patience: number }
  | { kind: 'drop' }
  /** Connect again, spread over that many milliseconds, and ask for what was missed. */
  | { kind: 'return'; withinMs: number }
  /** That share of the readers stops reading. */
  | { kind: 'stall'; share: number };

export interface Report {
  /** What readers lack, or got that does not follow. Complete deliveries have none. */
  faults: string[];
  /** Messages that all readers got, answers included. */
  messages: number;
  /** Milliseconds from a comment's sending to its reading, over every comment and reader; NaN when there were none. */
  p50: number;
  p99: number;
  /** Milliseconds from a removal's decision to its reading. */
  removalP99: number;
  /** Readers that stopped reading and were cut for it. */
  cut: number;
}

const CONNECTING_AT_ONCE = 100;
const FAULTS_TOLD = 5;
const REMEMBERED = 8;

let order: Open | undefined;
let readers: Reader[] = [];
let faults: string[] = [];
let messages = 0;
let cut = 0;
const comments = new Latencies();
const removals = new Latencies();
/** Readers that are awaited, with what each must have. */
const awaited = new Map<Reader, Expected>();
let onSettled: (() => void) | undefined;
/** The same text goes to thousands of readers: it is parsed once. */
const recent: { text: Buffer; heard: Heard }[] = [];

process.on('message', (message: Order) => {
  void obey(message).then((report) => process.send?.(report));
});
process.on('disconnect', () => process.exit());

async function obey(message: Order): Promise<Report> {
  switch (message.kind) {
    case 'open':
      order = message;
      readers = message.streams.map((stream) => new Reader(stream));
      await connectAll();
      break;
    case 'settle':
      await settle(message.expected, message.patience);
      break;
    case 'drop':
      for (const reader of readers) reader.leave();
      break;
    case 'return':
      await comeBack(message.withinMs);
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

async function connectAll(): Promise<void> {
  const waiting = readers.values();
  const some = async (): Promise<void> => {
    for (const reader of waiting) await follow(reader);
  };
  await Promise.all(Array.from({ length: CONNECTING_AT_ONCE }, some));
}

/** Each at a moment of its own. */
async function comeBack(withinMs: number): Promise<void> {
  await Promise.all(
    readers.map(async (reader, nth) => {
      await new Promise((resolve) => setTimeout(resolve, (withinMs * nth) / readers.length));
      await follow(reader);
    }),
  );
}

/** Resolves when the reader follows its stream. */
function follow(reader: Reader): Promise<void> {
  if (!order) throw new Error('no server yet');
  const { path, first, replies } = DIALECTS[order.dialect];
  const address = new URL(path, order.url);
  return new Promise((resolve, reject) => {
    const socket = new FrameSocket(address, {
      onOpen: () => first && socket.send(first(reader)),
      onText: (text) => {
        const due = replies.find(({ start }) => text.toString('latin1', 0, start.length) === start);
        const reply = due?.reply(reader);
        if (reply !== undefined) socket.send(reply);
        take(reader, hear(text));
        if (reader.isFollowing) resolve();
      },
      onClose: (reason) => {
        if (reader.socket !== socket) return;
        reader.socket = undefined;
        if (reader.stalled) cut++;
        else fault(reader, reason);
        reject(new Error(`a reader was refused: ${reason}`));
      },
    });
    reader.socket = socket;
  });
}

function hear(text: Buffer): Heard {
  const known = recent.find((one) => one.text.equals(text));
  if (known) return known.heard;
  const heard = parse(text.toString());
  recent.unshift({ text: Buffer.from(text), heard });
  recent.length = Math.min(recent.length, REMEMBERED);
  return heard;
}

function take(reader: Reader, heard: Heard): void {
  if (heard.kind === 'other') return;
  messages++;
  const wrong = reader.take(heard);
  if (wrong !== null) fault(reader, wrong);
  if (heard.kind === 'events') {
    const now = Date.now();
    for (const time of heard.times) comments.add(now - time);
    for (const time of heard.removals) removals.add(now - time);
  }
  const expected = awaited.get(reader);
  if (!expected || !reader.has(expected.head, expected.reactions ?? {})) return;
  awaited.delete(reader);
  if (awaited.size === 0) onSettled?.();
}

function fault(reader: Reader, what: string): void {
  if (faults.length < FAULTS_TOLD) faults.push(`${reader.stream}: ${what}`);
}

async function settle(all: Record<string, Expected>, patience: number): Promise<void> {
  for (const reader of readers) {
    const expected = all[reader.stream];
    if (!expected || reader.stalled || reader.has(expected.head, expected.reactions ?? {})) continue;
    awaited.set(reader, expected);
  }
  if (awaited.size > 0) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patience);
      onSettled = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  for (const [reader, expected] of awaited) fault(reader, `has ${reader.last} of ${JSON.stringify(expected)}`);
  awaited.clear();
}

function report(): Report {
  const told = {
    faults,
    messages,
    p50: comments.quantile(0.5),
    p99: comments.quantile(0.99),
    removalP99: removals.quantile(0.99),
    cut,
  };
  faults = [];
  messages = 0;
  comments.clear();
  removals.clear();
  return told;
}
