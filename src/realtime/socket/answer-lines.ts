import { Injectable } from '@nestjs/common';
import { ProblemError } from '../../contract/problem.error.js';
import { connectionOf, cutNow, hasTakenAll } from './live-connection.js';
import type { LiveSocket } from './live-socket.js';
import type { CatchUpBytes } from '../catch-up-bytes.js';
import { RealtimeStats } from '../realtime-stats.js';
import { WaitingBytes, type Hold } from '../../http/waiting-bytes.js';

/** Questions of one socket that are worked on at a time, and that may wait behind them: together more than the streams that it may hear. */
const AT_WORK = 4;
const LINE = 50;

/** What a socket has asked, and what it has not read yet. */
interface Line {
  atWork: number;
  /** Questions that wait to be worked on. */
  questions: (() => void)[];
  /** Those that are ready to be answered, and wait until the last answer is taken. */
  ready: (() => void)[];
  isAnswering: boolean;
  hold: Hold | undefined;
  /** The transport that tells when it is free again. */
  watched: unknown;
}

/**
 * One answer under way per socket: the next is made when the former has left the process, so that whoever asks and does not read has one, and the
 * questions behind it are not worked on.
 */
@Injectable()
export class AnswerLines {
  /** Of the sockets that have asked something just now. */
  private readonly lines = new Map<LiveSocket, Line>();

  constructor(
    private readonly waiting: WaitingBytes,
    private readonly stats: RealtimeStats,
  ) {}

  /** Throws 429 `rate.limited` when too many questions of the socket wait. */
  requireRoom(socket: LiveSocket): void {
    if ((this.lines.get(socket)?.questions.length ?? 0) < LINE) return;
    this.stats.asksRefused++;
    throw new ProblemError(429, 'rate.limited', 'Read the answers before you ask for more.');
  }

  /** Works on a question when its time has come. Throws 409 `subscription.ended` when the socket ended meanwhile. */
  async work(socket: LiveSocket, question: () => Promise<void>): Promise<void> {
    const line = this.lineOf(socket);
    if (line.atWork < AT_WORK) line.atWork++;
    else await new Promise<void>((resolve) => line.questions.push(resolve));
    try {
      requireConnected(socket);
      await question();
    } finally {
      const next = line.questions.shift();
      if (next) next();
      else line.atWork--;
      this.forgetIdle(socket, line);
    }
  }

  /** Within {@link work}: calls `answer`, which sends at once what it returns, when the last answer is taken. Throws as `work` does. */
  async inTurn(socket: LiveSocket, answer: () => CatchUpBytes): Promise<void> {
    const line = this.lineOf(socket);
    if (line.isAnswering) await new Promise<void>((resolve) => line.ready.push(resolve));
    line.isAnswering = true;
    try {
      requireConnected(socket);
      this.holdUntilTaken(socket, line, answer());
    } finally {
      this.look(socket);
    }
  }

  /** Looks after all lines: a transport that was exchanged meanwhile does not tell. */
  lookAfterAll(): void {
    for (const socket of this.lines.keys()) this.look(socket);
  }

  /** The socket has gone: whoever waits is called, and finds out. */
  end(socket: LiveSocket): void {
    const line = this.lines.get(socket);
    if (!line) return;
    this.release(line);
    this.lines.delete(socket);
    for (const resolve of [...line.ready.splice(0), ...line.questions.splice(0)]) resolve();
  }

  private lineOf(socket: LiveSocket): Line {
    const known = this.lines.get(socket);
    if (known) return known;
    const line = { atWork: 0, questions: [], ready: [], isAnswering: false, hold: undefined, watched: undefined };
    this.lines.set(socket, line);
    return line;
  }

  private holdUntilTaken(socket: LiveSocket, line: Line, { json }: CatchUpBytes): void {
    if (!hasTakenAll(socket)) line.hold = this.waiting.hold(json, socket.data.network, () => cutNow(socket));
  }

  /** Goes on when the last answer is taken; otherwise asks to be told. */
  private look(socket: LiveSocket): void {
    const line = this.lines.get(socket);
    if (!line?.isAnswering) return;
    if (!hasTakenAll(socket)) {
      this.watch(socket, line);
      return;
    }
    this.release(line);
    const next = line.ready.shift();
    if (next) next();
    else line.isAnswering = false;
    this.forgetIdle(socket, line);
  }

  private forgetIdle(socket: LiveSocket, { atWork, isAnswering }: Line): void {
    if (atWork === 0 && !isAnswering) this.lines.delete(socket);
  }

  private watch(socket: LiveSocket, line: Line): void {
    const { transport } = connectionOf(socket);
    if (line.watched === transport) return;
    line.watched = transport;
    transport.once('ready', () => {
      line.watched = undefined;
      this.look(socket);
    });
  }

  private release(line: Line): void {
    if (line.hold) this.waiting.release(line.hold);
    line.hold = undefined;
  }
}

function requireConnected(socket: LiveSocket): void {
  if (!socket.connected) throw new ProblemError(409, 'subscription.ended', 'The connection ended meanwhile.');
}
