import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import type { DataFolder } from './data-folder.js';
import { startPostmaster, stopPostmaster, type Postmaster } from './postmaster.js';

/** Pauses before each attempt to start the server again, in milliseconds; after the last one it counts as lost. */
const BACK_OFF = [0, 1_000, 2_000, 4_000];
/** A server that ran for so long was well: what ends it then is a new fault. */
const WELL_AFTER = 60_000;

/** Keeps the server running (a supervisor with back-off): one that ends by itself is started again at the same address. */
export class Supervisor {
  /** Resolves with the reason when the server cannot be kept running, and never when it is stopped. */
  readonly lost: Promise<Error>;
  private readonly stopping = new AbortController();
  private readonly ended: Promise<void>;
  private attempts = 0;

  private constructor(
    private server: Postmaster,
    private readonly start: (port?: number) => Promise<Postmaster>,
    private readonly announce: (line: string) => void,
  ) {
    const watching = this.watch();
    this.ended = watching.catch(() => undefined);
    this.lost = new Promise((resolve) => {
      watching.catch((error: unknown) => {
        if (!this.stopping.signal.aborted) resolve(error as Error);
      });
    });
  }

  static async start(
    data: DataFolder,
    binaries: Binaries,
    settings: Readonly<Record<string, string>>,
    announce: (line: string) => void,
  ): Promise<Supervisor> {
    const start = (port?: number): Promise<Postmaster> => startPostmaster(data, binaries, settings, port);
    return new Supervisor(await start(), start, announce);
  }

  get port(): number {
    return this.server.port;
  }

  /** Stops the server, or the attempt to start it again; returns once it is gone. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await stopPostmaster(this.server.process);
    await this.ended;
  }

  /** Ends when the server is stopped; rejects when it cannot be started again. */
  private async watch(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const since = performance.now();
      if (this.server.process.exitCode === null && this.server.process.signalCode === null) {
        await once(this.server.process, 'exit');
      }
      if (this.stopping.signal.aborted) return;
      if (performance.now() - since > WELL_AFTER) this.attempts = 0;
      this.announce('PostgreSQL ended by itself; starting it again…');
      await this.startAgain();
    }
  }

  private async startAgain(): Promise<void> {
    for (;;) {
      const pause = BACK_OFF[this.attempts++];
      if (pause === undefined) throw new Error('PostgreSQL ended again and again');
      await delay(pause, undefined, { signal: this.stopping.signal });
      try {
        this.server = await this.start(this.server.port);
        if (this.stopping.signal.aborted) await stopPostmaster(this.server.process);
        else this.announce('PostgreSQL runs again.');
        return;
      } catch (error) {
        if (this.attempts === BACK_OFF.length) throw error;
      }
    }
  }
}
