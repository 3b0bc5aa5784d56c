import { Injectable, Logger } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { SitesRepository } from './sites.repository.js';

/** How long another process's change of a site's origins may go unnoticed here, in milliseconds. */
const MAX_AGE = 2_000;

interface Copy {
  at: number;
  origins: Promise<ReadonlySet<string>>;
}

/** The origins that may embed comments: a copy of what the sites list, cheap enough for every request and handshake to ask. */
@Injectable()
export class ListedOrigins {
  private readonly logger = new Logger(ListedOrigins.name);
  private copy: Copy | undefined;

  constructor(
    private readonly repository: SitesRepository,
    private readonly settings: Settings,
  ) {}

  /** Our own address counts as listed: the demo is served from it. */
  async has(origin: string): Promise<boolean> {
    if (origin === new URL(this.settings.publicUrl).origin) return true;
    const now = performance.now();
    if (!this.copy || now - this.copy.at >= MAX_AGE) this.copy = { at: now, origins: this.read(this.copy) };
    return (await this.copy.origins).has(origin);
  }

  /** Whoever asks from now on reads what is committed. */
  forget(): void {
    this.copy = undefined;
  }

  private async read(previous: Copy | undefined): Promise<ReadonlySet<string>> {
    try {
      return new Set(await this.repository.origins());
    } catch (error) {
      if (!previous) throw error;
      // While the database is away, an old list is better than refusing every page that embeds us.
      this.logger.warn({ err: error }, 'the listed origins could not be read');
      return previous.origins;
    }
  }
}
