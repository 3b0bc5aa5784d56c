import type { Representation } from '../http/representation.js';
import type { StreamKey } from '../contract/streams.js';

/** How old a page may be that is shown because no newer one can be read, in milliseconds. */
const AGE_MAX = 60_000;
/** Of all pages together; those of the article that was read longest ago go first. */
const BYTES_MAX = 16 * 1024 * 1024;

interface Stale {
  representation: Representation;
  at: number;
}

/**
 * The first pages that were read last, for when the database does not answer (a cache of the kind stale-if-error). What was called back is
 * never among them: it may show what was taken down.
 */
export class StalePages {
  private readonly articles = new Map<StreamKey, Map<string, Stale>>();
  private bytes = 0;

  keep(article: StreamKey, name: string, representation: Representation): void {
    const pages = this.articles.get(article) ?? new Map<string, Stale>();
    this.bytes += representation.json.length - (pages.get(name)?.representation.json.length ?? 0);
    pages.set(name, { representation, at: performance.now() });
    this.articles.delete(article);
    this.articles.set(article, pages);
    for (const oldest of this.articles.keys()) {
      if (this.bytes <= BYTES_MAX) break;
      this.forget(oldest);
    }
  }

  find(article: StreamKey, name: string): Representation | undefined {
    const stale = this.articles.get(article)?.get(name);
    return stale && performance.now() - stale.at <= AGE_MAX ? stale.representation : undefined;
  }

  forget(article: StreamKey): void {
    const pages = this.articles.get(article)?.values() ?? [];
    for (const { representation } of pages) this.bytes -= representation.json.length;
    this.articles.delete(article);
  }
}
