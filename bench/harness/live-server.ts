import { Newsroom, type Person } from '../../test/support/newsroom.js';
import { Api } from '../../test/support/api.js';
import type { Ground } from './bench.js';
import { bodyAt, type DialectName } from './dialects.js';
import { MeasuredProcess } from './measured-process.js';
import { startPalabre } from './palabre.js';
import { Readers } from './readers.js';
import type { Report } from './reader-process.js';

/** A server under load: articles, readers of them, and somebody who comments. */
export class LiveServer {
  private crowd: Readers | undefined;
  private sent = 0;
  private readonly heads = new Map<string, number>();

  private constructor(
    readonly process: MeasuredProcess,
    private readonly dialect: DialectName,
    readonly articles: readonly string[],
    private readonly author: Api,
    /** The people and rights behind the articles; only the product has them. */
    readonly newsroom?: Newsroom,
  ) {}

  /** The product, with that many articles. */
  static async palabre(ground: Ground, articles = 1): Promise<LiveServer> {
    const database = await ground.database();
    const process = await startPalabre(database);
    const newsroom = await Newsroom.open(process.url, database);
    const author: Person = await newsroom.reader();
    const ids: string[] = [];
    for (let nth = 0; nth < articles; nth++) ids.push((await newsroom.article()).id);
    return new LiveServer(process, 'socket.io', ids, author.api, newsroom);
  }

  /** One of the plain servers of `bench/baselines`. */
  static async plain(ground: Ground, program: string, dialect: DialectName, articles = 1): Promise<LiveServer> {
    const process = await MeasuredProcess.start(`bench/baselines/${program}`, {
      DATABASE_URL: await ground.database(),
    });
    const ids = Array.from({ length: articles }, () => crypto.randomUUID());
    return new LiveServer(process, dialect, ids, new Api(process.url));
  }

  /** Opens readers, spread evenly over the articles. */
  async gather(count: number): Promise<this> {
    const streams = Array.from({ length: count }, (_, nth) => `article:${this.articles[nth % this.articles.length]}`);
    this.crowd = await Readers.open(this.process.url, this.dialect, streams);
    return this;
  }

  get readers(): Readers {
    if (!this.crowd) throw new Error('nobody reads yet');
    return this.crowd;
  }

  /** Comments under an article. Resolves once the comment is acknowledged. */
  async comment(article = this.articles[0] ?? ''): Promise<string> {
    const answer = await this.author.post<{ comment: { id: string; status: string } }>(
      `/api/articles/${article}/comments`,
      {
        body: bodyAt(this.sent++),
      },
    );
    const { comment } = answer.body;
    if (answer.status !== 201 || comment.status !== 'published') {
      throw new Error(`a comment was not published: ${JSON.stringify(answer.body)}`);
    }
    this.count(article);
    return comment.id;
  }

  /** Comments at a steady rate, round the articles. Resolves when all are acknowledged. */
  async comments(count: number, perSecond: number): Promise<string[]> {
    const begun = performance.now();
    const under: Promise<string>[] = [];
    for (let nth = 0; nth < count; nth++) {
      const due = begun + (nth * 1_000) / perSecond - performance.now();
      if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
      under.push(this.comment(this.articles[nth % this.articles.length]));
    }
    return Promise.all(under);
  }

  /** One more numbered event under an article, by whatever means. */
  count(article: string): void {
    this.heads.set(`article:${article}`, this.head(article) + 1);
  }

  head(article: string): number {
    return this.heads.get(`article:${article}`) ?? 0;
  }

  /** Waits until every reader has everything that was sent. */
  settle(): Promise<Report> {
    return this.readers.settle(Object.fromEntries(this.heads));
  }

  async close(): Promise<void> {
    await this.crowd?.close();
    await this.process.stop();
  }
}
