import { setTimeout as delay } from 'node:timers/promises';
import { LiveClient } from '../../test/support/live-client.js';
import type { Newsroom } from '../../test/support/newsroom.js';
import { Latencies } from '../harness/latencies.js';

const PAGE_EVERY = 100;
const COMMENT_EVERY = 1_000;

/** A reader whom nothing should trouble: reads pages, and hears each comment that is written. Latencies in milliseconds. */
export class Honest {
  readonly pages = new Latencies();
  readonly live = new Latencies();
  failures = 0;
  private isOver = false;
  private readonly client: LiveClient;

  constructor(
    private readonly url: string,
    /** At the process that takes comments. */
    private readonly newsroom: Newsroom,
    private readonly article: string,
  ) {
    this.client = new LiveClient(url);
  }

  async run(): Promise<void> {
    await Promise.all([this.read(), this.hear()]);
    this.client.close();
  }

  stop(): void {
    this.isOver = true;
  }

  private async read(): Promise<void> {
    while (!this.isOver) {
      const since = performance.now();
      if (!(await this.readsPage().catch(() => false))) this.failures++;
      this.pages.add(performance.now() - since);
      await delay(PAGE_EVERY);
    }
  }

  private async readsPage(): Promise<boolean> {
    const answer = await fetch(`${this.url}/api/articles/${this.article}/comments`);
    await answer.text();
    return answer.ok;
  }

  private async hear(): Promise<void> {
    const position = async (): Promise<{ epoch: string; after: number }> => {
      const { live } = await this.newsroom.page(this.article);
      return { epoch: live.epoch, after: live.seq };
    };
    const author = await this.newsroom.reader();
    const follow = await this.client.follow(`article:${this.article}`, await position(), position);
    while (!this.isOver) {
      const since = performance.now();
      const next = follow.position.after + 1;
      const heard = this.newsroom.comment(author, this.article).then(() => this.client.reached(follow, next));
      await heard.catch(() => this.failures++);
      this.live.add(performance.now() - since);
      await delay(COMMENT_EVERY);
    }
  }
}
