import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbedded } from '../../src/database/embedded/embedded-postgres.js';
import { Cable } from './cable.js';
import { temporaryFolder } from './run-folder.js';

/** A PostgreSQL that a test may stop, copy and put back, behind an address that stays. */
export class OwnServer {
  private isRunning = true;
  private isReachable = true;

  private constructor(
    readonly dataDir: string,
    private readonly cable: Cable,
    private server: EmbeddedPostgres,
  ) {}

  static async start(dataDir = newFolder()): Promise<OwnServer> {
    const server = await launch(dataDir);
    return new OwnServer(dataDir, await Cable.to(httpOf(server)), server);
  }

  /** As the application, over the cable. */
  get url(): string {
    return at(this.cable, this.server.url);
  }

  /** As the superuser, over the cable. */
  get adminUrl(): string {
    return at(this.cable, this.server.adminUrl);
  }

  async stop(): Promise<void> {
    if (this.isReachable) await this.cable.cut();
    this.isReachable = false;
    if (this.isRunning) await this.server.stop();
    this.isRunning = false;
  }

  /** Starts what is in the data folder now. */
  async startAgain(): Promise<void> {
    this.server = await launch(this.dataDir);
    this.isRunning = true;
    await this.leadTo(this);
  }

  /** From now on the address leads to the other server; this one ends, and what it did last is lost. */
  async failOver(other: OwnServer): Promise<void> {
    await this.stop();
    await this.leadTo(other);
  }

  /** Another line to it, for a standby: the superuser's address over it, and its end. */
  async line(): Promise<{ url: string; cut: () => Promise<void> }> {
    const cable = await Cable.to(httpOf(this.server));
    return { url: at(cable, this.server.adminUrl), cut: () => cable.cut() };
  }

  /** A copy of the files of a server that is stopped. Answers the folder. */
  copy(): string {
    const folder = newFolder();
    execFileSync('cp', ['-a', this.dataDir, folder]);
    return folder;
  }

  /** Replaces the files by that copy, while the server is stopped. */
  putBack(copy: string): void {
    rmSync(this.dataDir, { recursive: true });
    execFileSync('cp', ['-a', copy, this.dataDir]);
  }

  private async leadTo(other: OwnServer): Promise<void> {
    await this.cable.mend(httpOf(other.server));
    this.isReachable = true;
  }
}

const launch = (dataDir: string): Promise<EmbeddedPostgres> =>
  startEmbedded({ dataDir, durable: false, announce: () => undefined });

/** Not there yet; under root, PostgreSQL's own user may pass. */
function newFolder(): string {
  const parent = temporaryFolder();
  chmodSync(parent, 0o711);
  return path.join(parent, 'data');
}

const httpOf = (server: EmbeddedPostgres): string => `http://127.0.0.1:${new URL(server.url).port}`;

function at(cable: Cable, databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.port = new URL(cable.url).port;
  return url.href;
}
