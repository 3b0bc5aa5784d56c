import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { RawLiveSocket } from '../../test/support/raw-live-socket.js';

export interface Target {
  url: string;
  /** Articles with a replay as long as there may be. */
  articles: readonly string[];
}

/** Goes on until the process is ended. */
export type Abuse = (target: Target) => Promise<never>;

const SOCKETS = 300;
const ASKS = 90;
/** Between rounds, in milliseconds: those who were cut come back. */
const ROUND = 10_000;

const each = <T>(count: number, make: (nth: number) => T): T[] => Array.from({ length: count }, (_, nth) => make(nth));

/** Opens so many, a few at a time, and answers those that were let in. */
async function open(url: string, count: number): Promise<RawLiveSocket[]> {
  const opened: RawLiveSocket[] = [];
  while (opened.length < count) {
    const batch = await Promise.allSettled(each(25, () => RawLiveSocket.open(url)));
    opened.push(...batch.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])));
  }
  return opened;
}

/** Sockets that do something in every round, and are replaced when it begins. */
const inRounds =
  (count: number, act: (socket: RawLiveSocket, nth: number, target: Target) => void): Abuse =>
  async (target) => {
    for (;;) {
      const sockets = await open(target.url, count);
      for (const [nth, socket] of sockets.entries()) {
        act(socket, nth, target);
        // oxlint-disable-next-line no-await-in-loop -- one socket after the other, so that the generator breathes
        await delay(0);
      }
      await delay(ROUND);
      for (const socket of sockets) socket.destroy();
    }
  };

const oneOf = ({ articles }: Target, nth: number): string => articles[nth % articles.length] ?? '';

/** What strangers do to a server whose memory they want; each takes its turn. */
export const ABUSES: Readonly<Record<string, Abuse>> = {
  'one replay': inRounds(SOCKETS, (socket, _nth, target) => {
    socket.pause();
    for (let id = 0; id < ASKS; id++) socket.ask(`article:${oneOf(target, 0)}`, 0, id);
  }),
  'many replays': inRounds(SOCKETS, (socket, nth, target) => {
    socket.pause();
    for (let id = 0; id < ASKS; id++) socket.ask(`article:${oneOf(target, id)}`, nth % 45, id);
  }),
  http: async ({ url, articles }) => {
    const { hostname, port, host } = new URL(url);
    for (;;) {
      const sockets = each(SOCKETS, (nth) => {
        const socket = connect(Number(port), hostname).on('error', () => undefined);
        const path = `/api/articles/${articles[nth % articles.length] ?? ''}/events?after=${nth % 45}`;
        socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(ASKS));
        return socket.pause();
      });
      await delay(ROUND);
      for (const socket of sockets) socket.destroy();
    }
  },
  crumbs: inRounds(50, (socket) => {
    socket.frame('text', '4', false);
    for (let nth = 0; nth < 40_000; nth++) socket.frame('continuation', '', false);
  }),
  pings: inRounds(50, (socket) => {
    socket.pause();
    for (let nth = 0; nth < 20_000; nth++) socket.frame('ping', 'x'.repeat(125));
  }),
  'blind pongs': async (target) => {
    const sockets = await open(target.url, SOCKETS);
    for (const [nth, socket] of sockets.entries()) {
      socket.ask(`article:${oneOf(target, nth)}`, 0);
      socket.pause();
    }
    for (;;) {
      await delay(ROUND);
      for (const socket of sockets) socket.say('3');
    }
  },
};
