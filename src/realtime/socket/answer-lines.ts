import { Injectable } from '@nestjs/common';
import { ProblemError } from '../../contract/problem.error.js';
import { connectionOf, cutNow, hasTakenAll } from './live-connection.js';
import type { LiveSocket } from './live-socket.js';
import { Turns } from '../../common/turns.js';
import type { CatchUpBytes } from '../catch-up-bytes.js';
import { RealtimeStats } from '../realtime-stats.js';
import { WaitingBytes, type Hold } from '../../http/waiting-bytes.js';

/** Questions of one socket that are worked on at a time, and that may wait behind them: together more than the streams that it may hear. */
const AT_WORK = 4;
const LINE = 50;
/** Whoever goes on when so many were refused is cut: no client of ours asks for more than it may hear. */
const REFUSALS = 10;

/** Somebody who waits for a turn. */
interface Waiting {
  go: () => void;
  giveUp: (reason: ProblemError) => void;
}

/** What a socket has asked, and what it has not read yet. */
interface Line {
  atWork: number;
  /** Questions that wait to be worked on. */
  questions: Waiting[];
  /** Those that are ready to be answered, and wait until the last answer is taken. */
  ready: Waiting[];
  /** `begun`: an answer is about to be made; `sent`: it may still wait to be taken. */
  state: 'free' | 'begun' | 'sent';
  /** Questions since the line began that found it full. */
  refused: number;
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
  private readonly turns = new Turns();

  constructor(
    private readonly waiting: WaitingBytes,
    private readonly stats: RealtimeStats,
  ) {}

  /** Whether a question of the socket must be refused, since too many wait already; who does not listen to that is cut. */
  refuses(socket: LiveSocket): boolean {
    const line = this.lines.get(socket);
    if (!line || line.questions.length < LINE) return false;
    this.stats.asksRefused++;
    if (++line.refused > REFUSALS) {
      this.stats.countCut('flood');
      cutNow(socket);
    }
    return true;
  }

  /** Works on a question when its time has come. Throws 409 `subscription.ended` when the socket ended meanwhile. */
  async work(socket: LiveSocket, question: () => Promise<void>): Promise<void> {
    const line = this.lineOf(socket);
    if (line.atWork < AT_WORK) line.atWork++;
    else await turnIn(line.questions);
    try {
      await question();
    } finally {
      const next = line.questions.shift();
      if (next) next.go();
      else line.atWork--;
      this.forgetIdle(socket, line);
    }
  }

  /** Within {@link work}: calls `answer`, which sends at once what it returns, when the last answer is taken. Throws as `work` does. */
  async inTurn(socket: LiveSocket, answer: () => CatchUpBytes): Promise<void> {
    if (!socket.connected) throw gone();
    const line = this.lineOf(socket);
    if (line.state === 'free') line.state = 'begun';
    else await turnIn(line.ready);
    try {
      await this.turns.begin();
      line.state = 'sent';
      if (!socket.connected) throw gone();
      this.holdUntilTaken(socket, line, answer());
    } finally {
      this.look(socket);
    }
  }

  /** Looks after all lines: a transport that was exchanged meanwhile does not tell. */
  lookAfterAll(): void {
    for (const socket of this.lines.keys()) this.look(socket);
  }

  /** The socket has gone: whoever waits gives up. */
  end(socket: LiveSocket): void {
    const line = this.lines.get(socket);
    if (!line) return;
    this.release(line);
    this.lines.delete(socket);
    const reason = gone();
    for (const { giveUp } of [...line.ready.splice(0), ...line.questions.splice(0)]) giveUp(reason);
  }

  private lineOf(socket: LiveSocket): Line {
    const known = this.lines.get(socket);
    if (known) return known;
    const line: Line = {
      atWork: 0,
      questions: [],
      ready: [],
      state: 'free',
      refused: 0,
      hold: undefined,
      watched: undefined,
    };
    this.lines.set(socket, line);
    return line;
  }

  private holdUntilTaken(socket: LiveSocket, line: Line, { json }: CatchUpBytes): void {
    if (!hasTakenAll(socket)) line.hold = this.waiting.hold(json, socket.data.network, () => cutNow(socket));
  }

  /** Goes on when the last answer is taken; otherwise asks to be told. */
  private look(socket: LiveSocket): void {
    const line = this.lines.get(socket);
    if (line?.state !== 'sent') return;
    if (!hasTakenAll(socket)) {
      this.watch(socket, line);
      return;
    }
    this.release(line);
    const next = line.ready.shift();
    line.state = next ? 'begun' : 'free';
    next?.go();
    this.forgetIdle(socket, line);
  }

  private forgetIdle(socket: LiveSocket, { atWork, state }: Line): void {
    if (atWork === 0 && state === 'free') this.lines.delete(socket);
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

const turnIn = (line: Waiting[]): Promise<void> => new Promise((go, giveUp) => line.push({ go, giveUp }));

const gone = (): ProblemError => new ProblemError(409, 'subscription.ended', 'The connection ended meanwhile.');
