import { Newsroom, type Person } from '../../test/support/newsroom.js';
import type { Ground } from '../harness/bench.js';
import { fill, type Batch } from '../harness/dataset.js';
import type { MeasuredProcess } from '../harness/measured-process.js';
import { startPalabre } from '../harness/palabre.js';

/** Full sizes. The sites after these three share what is left of the ten million. */
const COMMENTS = 10_000_000;
const SITES = 200;
const WAITING = [1_000, 100_000, 1_000_000] as const;
const ARTICLE_SIZES = [1_000, 10_000, 100_000, 1_000_000] as const;
const PER_ARTICLE = 400;

/** A large newspaper group after years: one database for all rows that ask what size costs. */
export interface Archive {
  database: string;
  /** Sites by how much waits there. */
  queues: { waiting: number; site: string }[];
  /** Articles by how many comments they have, the largest last. */
  articles: { comments: number; id: string }[];
  sites: string[];
}

export function archive(ground: Ground): Promise<Archive> {
  return ground.once('archive', async () => {
    const database = await ground.database();
    const data = await fill(database, batches(ground), ground.progress);
    await ground.checkpoint();
    return {
      database,
      queues: WAITING.map((waiting, nth) => ({ waiting: ground.size(waiting), site: data.site(nth) })),
      articles: ARTICLE_SIZES.map((comments, nth) => ({ comments: ground.size(comments), id: data.article(nth) })),
      sites: Array.from({ length: SITES }, (_, nth) => data.site(nth)),
    };
  });
}

function batches(ground: Ground): Batch[] {
  const sized = ARTICLE_SIZES.map((comments): Batch => ({ site: 3, articles: 1, threads: ground.size(comments) / 4 }));
  const special = [...WAITING, ...ARTICLE_SIZES].reduce((sum, count) => sum + count, 0);
  const threads = Math.floor(ground.size(COMMENTS - special) / SITES / 4);
  const articles = Math.max(1, Math.round((threads * 4) / PER_ARTICLE));
  const ordinary = Array.from({ length: SITES }, (_, site): Batch => {
    const waiting = ground.size(WAITING[site] ?? 0);
    return {
      site,
      articles,
      threads,
      waiting,
      rejected: Math.round(threads / 50),
      reported: Math.round(threads / 200),
    };
  });
  return [...sized, ...ordinary];
}

/** The product on the archive, with people who act there. */
export interface Desk {
  server: MeasuredProcess;
  newsroom: Newsroom;
  moderators: Person[];
}

/** Moderators of that site. */
export async function openDesk({ database }: Archive, site: string, moderators: number): Promise<Desk> {
  const server = await startPalabre(database);
  const newsroom = await Newsroom.open(server.url, database);
  const people: Person[] = [];
  for (let nth = 0; nth < moderators; nth++) people.push(await newsroom.moderator(site));
  return { server, newsroom, moderators: people };
}
