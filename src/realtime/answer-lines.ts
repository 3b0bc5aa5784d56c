import { Injectable } from '@nestjs/common';
import { ProblemError } from '../common/problem.error.js';
import { connectionOf, cutNow, hasTakenAll } from './live-connection.js';
import type { LiveSocket } from './live-socket.js';
import type { CatchUpBytes } from './catch-up-bytes.js';
import { RealtimeStats } from './realtime-stats.js';
import { WaitingBytes, type Hold } from './waiting-bytes.js';

/** Questions of one socket that may wait for their turn: all streams that it may hear, at once. */
const LINE = 50;

/** What a socket has not read yet, and who waits behind it. */
interface Line {
  waiting: (() => void)[];
  hold: Hold | undefined;
  /** The transport that tells when it is free again. */
  watched: unknown;
}

/** One answer under way per socket: the next is made when the former has left the process, so a socket that does not read has one. */
@Injectable()
export class AnswerLines {
  private readonly lines = new Map<LiveSocket, Line>();

  constructor(
    private readonly waiting: WaitingBytes,
    private readonly stats: RealtimeStats,
  ) {}

  /**
   * Calls `answer` when it is the socket's turn; it sends at once what it returns. Throws 429 `rate.limited` when too many wait, and 409
   * `subscription.ended` when the socket ended meanwhile.
   */
  async inTurn(socket: LiveSocket, answer: () => CatchUpBytes): Promise<void> {
    const line = this.lines.get(socket);
    if (!line) this.lines.set(socket, { waiting: [], hold: undefined, watched: undefined });
    else if (line.waiting.length < LINE) await new Promise<void>((resolve) => line.waiting.push(resolve));
    else throw this.tooMany();
    try {
      if (!socket.connected) throw new ProblemError(409, 'subscription.ended', 'The connection ended meanwhile.');
      this.holdUntilTaken(socket, answer());
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
    for (const resolve of line.waiting) resolve();
  }

  private holdUntilTaken(socket: LiveSocket, { json }: CatchUpBytes): void {
    const line = this.lines.get(socket);
    if (line && !hasTakenAll(socket)) line.hold = this.waiting.hold(json, socket.data.network, () => cutNow(socket));
  }

  /** Goes on when the last answer is taken; otherwise asks to be told. */
  private look(socket: LiveSocket): void {
    const line = this.lines.get(socket);
    if (!line) return;
    if (!hasTakenAll(socket)) {
      this.watch(socket, line);
      return;
    }
    this.release(line);
    const next = line.waiting.shift();
    if (next) next();
    else this.lines.delete(socket);
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

  private tooMany(): ProblemError {
    this.stats.asksRefused++;
    return new ProblemError(429, 'rate.limited', 'Read the answers before you ask for more.');
  }
}
