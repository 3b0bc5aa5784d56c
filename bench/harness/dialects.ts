/** What a server says, whatever it wraps that in. */
export type Heard =
  | { kind: 'answer'; epoch: string; head: number; from: number; events: number; reset: boolean }
  | { kind: 'events'; from: number; to: number; times: number[]; removals: number[]; offset: string }
  | { kind: 'reactions'; counts: Record<string, number> }
  /** A connection that Socket.IO may restore by itself, when it is asked with this id. */
  | { kind: 'session'; id: string }
  | { kind: 'other' };

/** What a reader remembers of a stream. */
export interface Place {
  stream: string;
  epoch: string;
  last: number;
  /** Of Socket.IO's own recovery. */
  session: string;
  offset: string;
}

/** How to talk to one kind of server: what to send when its texts begin so. `recovery` is Socket.IO's own, without numbers of ours. */
export interface Dialect {
  path: string;
  /** Sent at once; undefined: the server begins. */
  first?: (place: Place) => string;
  replies: readonly { start: string; reply: (place: Place) => string | undefined }[];
}

export type DialectName = 'socket.io' | 'recovery' | 'ws';

const askFor = ({ stream, epoch, last }: Place): object => ({ stream, ...(epoch !== '' && { epoch, after: last }) });
const subscribe = (place: Place): string => `42/live,0${JSON.stringify(['subscribe', askFor(place)])}`;
const pong = { start: '2', reply: () => '3' };

export const DIALECTS: Record<DialectName, Dialect> = {
  'socket.io': {
    path: '/socket.io/?EIO=4&transport=websocket',
    replies: [{ start: '0', reply: () => '40/live,' }, { start: '40/live,', reply: subscribe }, pong],
  },
  recovery: {
    path: '/socket.io/?EIO=4&transport=websocket',
    replies: [
      {
        start: '0',
        reply: ({ session, offset }) => `40/live,${session === '' ? '' : JSON.stringify({ pid: session, offset })}`,
      },
      { start: '40/live,', reply: (place) => (place.session === '' ? subscribe(place) : undefined) },
      pong,
    ],
  },
  ws: { path: '/live', first: (place) => JSON.stringify(askFor(place)), replies: [] },
};

/** Comments of the benchmarks tell when they were sent, as `Date.now()` counts. */
const TIME = /vu à (\d{13})/g;
const REMOVAL = /"type":"comment.removed","at":"([^"]+)"/g;
const RANGE = /"from":(\d+),"to":(\d+)/;
const OFFSET = /,"([^"]+)"\]$/;

export const bodyAt = (nth: number): string =>
  `Le port attend toujours sa nouvelle digue, dossier ${letters(nth)}, vu à ${Date.now()}.`;

/** The number in letters: digits alone would make every comment a repetition of the one before. */
export const letters = (n: number): string =>
  (n + 26 ** 3).toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)));

export function parse(text: string): Heard {
  if (text.startsWith('40/live,')) return { kind: 'session', id: sessionOf(text) };
  if (text.startsWith('43/live,') || text.includes('"head":')) return answer(text);
  if (text.includes('"reactions":{')) return { kind: 'reactions', counts: reactions(text) };
  const range = text.includes('"events":[') ? RANGE.exec(text) : null;
  if (!range) return { kind: 'other' };
  return {
    kind: 'events',
    from: Number(range[1]),
    to: Number(range[2]),
    times: [...text.matchAll(TIME)].map(([, time]) => Number(time)),
    removals: [...text.matchAll(REMOVAL)].map(([, time]) => Date.parse(time ?? '')),
    offset: OFFSET.exec(text)?.[1] ?? '',
  };
}

const sessionOf = (text: string): string => (JSON.parse(text.slice('40/live,'.length)) as { pid?: string }).pid ?? '';

const jsonOf = (text: string): unknown => JSON.parse(text.slice(text.startsWith('{') ? 0 : text.indexOf('[')));

function reactions(text: string): Record<string, number> {
  return (jsonOf(text) as [string, { reactions: Record<string, number> }])[1].reactions;
}

interface Answer {
  epoch: string;
  head: number;
  reset?: boolean;
  events?: { seq: number }[];
}

function answer(text: string): Heard {
  const parsed = jsonOf(text) as Answer | [Answer] | ['head', Answer];
  const { epoch, head, reset = false, events } = Array.isArray(parsed) ? (parsed.at(-1) as Answer) : parsed;
  if (!events) return { kind: 'other' };
  const holes = events.some(({ seq }, index) => index > 0 && seq !== (events[index - 1]?.seq ?? 0) + 1);
  if (holes) throw new Error('an answer with holes');
  return { kind: 'answer', epoch, head, reset, events: events.length, from: events[0]?.seq ?? head + 1 };
}
