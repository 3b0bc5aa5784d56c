import pg from 'pg';
import { Newsroom } from '../../test/support/newsroom.js';
import { CHANNEL, EPOCH, type News } from '../baselines/news.js';
import type { Ground } from './bench.js';
import { bodyAt, type DialectName } from './dialects.js';
import { MeasuredProcess } from './measured-process.js';
import { startPalabre } from './palabre.js';
import type { Expected, Report } from './reader-process.js';
import { Readers } from './readers.js';

/** Whoever makes the news: another process of the product, or somebody who tells the plain servers what happened. */
interface Source {
  comment(article: string, nth: number): Promise<string>;
  close(): Promise<void>;
}

/** Somebody else writes after so many milliseconds: a row may take longer than a token is good for. */
const AUTHOR_FOR = 600_000;

/**
 * A process that serves readers, measured alone: comments are taken and stored by another process, as in an installation of several. What
 * taking a comment costs is a matter of other benchmarks.
 */
export class LiveServer {
  private crowd: Readers | undefined;
  private sent = 0;
  private readonly expected = new Map<string, Expected>();

  private constructor(
    readonly process: MeasuredProcess,
    private readonly dialect: DialectName,
    readonly articles: readonly string[],
    private readonly source: Source,
  ) {}

  /** Two processes of the product on one database; `newsroom` is that of the one that takes comments. */
  static async palabre(ground: Ground, articles = 1): Promise<LiveServer & { newsroom: Newsroom }> {
    const database = await ground.database();
    const [writer, process] = [await startPalabre(database), await startPalabre(database)];
    const newsroom = await Newsroom.open(writer.url, database);
    let author = await newsroom.reader();
    let since = performance.now();
    const ids: string[] = [];
    for (let nth = 0; nth < articles; nth++) ids.push((await newsroom.article()).id);
    const source: Source = {
      async comment(article, nth) {
        if (performance.now() - since > AUTHOR_FOR) {
          author = await newsroom.reader();
          since = performance.now();
        }
        const { id, status } = await newsroom.comment(author, article, bodyAt(nth));
        if (status !== 'published') throw new Error(`a comment is ${status}`);
        return id;
      },
      close: () => writer.stop(),
    };
    return Object.assign(new LiveServer(process, 'socket.io', ids, source), { newsroom });
  }

  /** One of the plain servers of `bench/baselines`. */
  static async plain(
    ground: Ground,
    program: string,
    dialect: DialectName,
    { articles = 1, ...environment }: { articles?: number } & Record<string, string | number> = {},
  ): Promise<LiveServer & { tell(news: News): Promise<void> }> {
    const database = await ground.database();
    const settings = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)]));
    const process = await MeasuredProcess.start(`bench/baselines/${program}`, { DATABASE_URL: database, ...settings });
    const ids = Array.from({ length: articles }, () => crypto.randomUUID());
    const source = await plainSource(database);
    return Object.assign(new LiveServer(process, dialect, ids, source), { tell: (news: News) => source.tell(news) });
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

  /** Comments under an article. Resolves with its id once the comment is acknowledged. */
  async comment(article = this.articles[0] ?? ''): Promise<string> {
    const id = await this.source.comment(article, this.sent++);
    this.happened(article);
    return id;
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
  happened(article: string): void {
    const stream = `article:${article}`;
    const { head = 0, ...others } = this.expected.get(stream) ?? {};
    this.expected.set(stream, { head: head + 1, ...others });
  }

  /** The counts that readers of the article should have in the end. */
  reacted(article: string, reactions: Record<string, number>): void {
    const stream = `article:${article}`;
    this.expected.set(stream, { head: this.expected.get(stream)?.head ?? 0, reactions });
  }

  /** Waits until every reader has everything that happened. Throws {@link Incomplete} when one has not. */
  settle(): Promise<Report> {
    return this.readers.settle(Object.fromEntries(this.expected));
  }

  /** Sends the crowd home. */
  async disperse(): Promise<void> {
    await this.crowd?.close();
    this.crowd = undefined;
  }

  async close(): Promise<void> {
    await this.disperse();
    await this.source.close();
    await this.process.stop();
  }
}

/** Tells a plain server of comments that look as the product's do. */
async function plainSource(database: string): Promise<Source & { tell(news: News): Promise<void> }> {
  // One connection, so that news goes out in the order in which it is told.
  const client = new pg.Pool({ connectionString: database, max: 1 });
  const heads = new Map<string, number>();
  const tell = async (news: News): Promise<void> => {
    await client.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(news)]);
  };
  return {
    tell,
    async comment(articleId, nth) {
      const id = crypto.randomUUID();
      const seq = (heads.get(articleId) ?? 0) + 1;
      heads.set(articleId, seq);
      const at = new Date().toISOString();
      const comment = {
        id,
        articleId,
        parentId: null,
        author: { id, name: 'reader 01234567' },
        body: bodyAt(nth),
        status: 'published',
        revision: 1,
        createdAt: at,
        editedAt: null,
        reactions: 0,
        replyCount: 0,
      };
      const event = { seq, type: 'comment.published', at, commentId: id, comment, total: seq };
      const stream = `article:${articleId}`;
      const message = { stream, epoch: EPOCH, from: seq, to: seq, events: [event] };
      await tell({ stream, name: 'events', message });
      return id;
    },
    close: () => client.end(),
  };
}
