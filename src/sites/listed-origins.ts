import { Injectable, Logger } from '@nestjs/common';
import { apart, beforeDeadline } from '../common/deadline.js';
import { Settings } from '../config/settings.js';
import { SitesRepository } from './sites.repository.js';

/** How long another process's change of a site's origins may go unnoticed here, in milliseconds. */
const MAX_AGE = 2_000;

type Origins = ReadonlySet<string>;

interface Copy {
  at: number;
  origins: Promise<Origins>;
}

/** The origins that may embed comments: a copy of what the sites list, cheap enough for every request and handshake to ask. */
@Injectable()
export class ListedOrigins {
  private readonly logger = new Logger(ListedOrigins.name);
  private copy: Copy | undefined;
  /** What was read last. While nothing can be read, it is better than refusing every page that embeds us. */
  private known: Origins | undefined;
  private failing = false;

  constructor(
    private readonly repository: SitesRepository,
    private readonly settings: Settings,
  ) {}

  /** Our own address counts as listed: the demo is served from it. Throws an `UnavailableError` when they were never read. */
  async has(origin: string): Promise<boolean> {
    if (origin === new URL(this.settings.publicUrl).origin) return true;
    const now = performance.now();
    if (!this.copy || now - this.copy.at >= MAX_AGE) this.copy = { at: now, origins: apart(() => this.read()) };
    // Nobody waits again for what did not answer a moment ago.
    if (this.failing && this.known) return this.known.has(origin);
    return (await beforeDeadline(this.copy.origins)).has(origin);
  }

  /** Whoever asks from now on reads what is committed. */
  forget(): void {
    this.copy = undefined;
    this.known = undefined;
  }

  private async read(): Promise<Origins> {
    try {
      this.known = new Set(await this.repository.origins());
      this.failing = false;
      return this.known;
    } catch (error) {
      this.failing = true;
      if (!this.known) throw error;
      this.logger.warn({ err: error }, 'the listed origins could not be read');
      return this.known;
    }
  }
}
