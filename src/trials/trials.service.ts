import { Injectable } from '@nestjs/common';
import { notFound } from '../contract/problem.error.js';
import { Clock } from '../database/clock.js';
import { ScreeningService } from '../screening/screening.service.js';
import { compileWords } from '../screening/words.js';
import { SitesRepository } from '../sites/sites.repository.js';
import type { Trial, TrialVerdict } from '../contract/trials.schemas.js';

/** An author whom no rule about newcomers minds. */
const ESTABLISHED = 1_000;

/** Asks the rules what they would say, without a comment: for those who write the word lists. */
@Injectable()
export class TrialsService {
  constructor(
    private readonly sites: SitesRepository,
    private readonly screening: ScreeningService,
    private readonly clock: Clock,
  ) {}

  async run(siteId: string, { body, words, newAuthor }: Trial): Promise<TrialVerdict> {
    const site = await this.sites.find(siteId);
    if (!site) throw notFound('site');
    const { bannedWords, watchedWords, allowedWords } = words ?? site;
    const verdict = await this.screening.screen({
      body,
      now: this.clock.now(),
      article: { commenting: 'open', moderation: 'inherit' },
      site,
      words: compileWords({ banned: bannedWords, watched: watchedWords, allowed: allowedWords }),
      author: { publishedCount: newAuthor ? 0 : ESTABLISHED, sanctions: [] },
      recent: { own: [], others: [] },
      limitFactor: 1,
    });
    return { body, ...verdict };
  }
}
