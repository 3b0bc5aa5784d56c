/** What a server says about a stream, whatever it wraps that in. */
export type Heard =
  | { kind: 'answer'; epoch: string; head: number; from: number; events: number; reset: boolean }
  | { kind: 'events'; from: number; to: number; times: number[] }
  | { kind: 'other' };

export interface Place {
  epoch?: string;
  after?: number;
}

/** How to talk to one kind of server: what to send, and how its texts begin. */
export interface Dialect {
  path: string;
  subscribe: (stream: string, place: Place) => string;
  /** Texts that are answered at once, by their beginning: handshakes and heartbeats. Null: now ask for the stream. */
  replies: readonly { start: string; reply: string | null }[];
  /** Whether one subscribes as soon as the socket is open. */
  eager: boolean;
}

export type DialectName = 'socket.io' | 'ws';

export const DIALECTS: Record<DialectName, Dialect> = {
  'socket.io': {
    path: '/socket.io/?EIO=4&transport=websocket',
    subscribe: (stream, place) => `42/live,0${JSON.stringify(['subscribe', { stream, ...place }])}`,
    replies: [
      { start: '0', reply: '40/live,' },
      { start: '40/live,', reply: null },
      { start: '2', reply: '3' },
    ],
    eager: false,
  },
  ws: {
    path: '/live',
    subscribe: (stream, place) => JSON.stringify({ stream, ...place }),
    replies: [],
    eager: true,
  },
};

/** Comments of the benchmarks tell when they were sent, as `Date.now()` counts. */
const TIME = /vu à (\d{13})/g;
const RANGE = /"from":(\d+),"to":(\d+)/;

export const bodyAt = (nth: number): string =>
  `Le port attend toujours sa nouvelle digue, dossier ${letters(nth)}, vu à ${Date.now()}.`;

/** The number in letters: digits alone would make every comment a repetition of the one before. */
export const letters = (n: number): string =>
  (n + 26 ** 3).toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)));

export function parse(text: string): Heard {
  if (text.includes('"head":') && (text.startsWith('43/live,') || text.startsWith('{'))) return answer(text);
  const range = text.includes('"events":[') ? RANGE.exec(text) : null;
  if (!range) return { kind: 'other' };
  return {
    kind: 'events',
    from: Number(range[1]),
    to: Number(range[2]),
    times: [...text.matchAll(TIME)].map(([, time]) => Number(time)),
  };
}

interface Answer {
  epoch: string;
  head: number;
  reset?: boolean;
  events: { seq: number }[];
}

function answer(text: string): Heard {
  const at = text.startsWith('{') ? 0 : text.indexOf('[');
  const parsed = JSON.parse(text.slice(at)) as Answer | [Answer & { ok: boolean }];
  const { epoch, head, reset = false, events } = Array.isArray(parsed) ? parsed[0] : parsed;
  const holes = events.some(({ seq }, index) => index > 0 && seq !== (events[index - 1]?.seq ?? 0) + 1);
  if (holes) throw new Error('an answer with holes');
  return { kind: 'answer', epoch, head, reset, events: events.length, from: events[0]?.seq ?? head + 1 };
}
