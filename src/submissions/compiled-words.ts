import { Injectable } from '@nestjs/common';
import { SitesRepository } from '../sites/sites.repository.js';
import { compileWords, type CompiledWords } from '../screening/words.js';

/** Sites whose compiled words are kept: more than an installation has, so that memory is bounded and nothing is ever evicted in practice. */
const MOST_SITES = 1_000;

/** The word lists of each site, compiled once per version. */
@Injectable()
export class CompiledWordsCache {
  private readonly bySite = new Map<string, { version: number; words: CompiledWords }>();

  constructor(private readonly sites: SitesRepository) {}

  /** `version` is the one that the caller read with the facts. Versions have no order: a restore brings former ones back. */
  async of(siteId: string, version: number): Promise<CompiledWords> {
    const known = this.bySite.get(siteId);
    if (known?.version === version) return known.words;
    const site = await this.sites.find(siteId);
    if (!site) throw new Error(`site ${siteId} is gone`);
    const words = compileWords({ banned: site.bannedWords, watched: site.watchedWords, allowed: site.allowedWords });
    if (this.bySite.size >= MOST_SITES) this.bySite.clear();
    this.bySite.set(siteId, { version: site.wordsVersion, words });
    return words;
  }
}
