// What the plain servers have in common: somebody else stores what happens, and says on a PostgreSQL channel what readers are to be told.
import pg from 'pg';

/** What the readers of a stream are told, in the shapes that the product sends. */
export interface News {
  stream: string;
  name: 'events' | 'gauge';
  message: object;
}

export const CHANNEL = 'plain_news';
export const EPOCH = 'a plain epoch';

/** How many events each stream has had. */
export const heads = new Map<string, number>();

/** Hears the news from now on. */
export async function hearNews(tell: (news: News) => void): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
  await client.connect();
  client.on('notification', ({ payload = '' }) => {
    const news = JSON.parse(payload) as News;
    if (news.name === 'events') heads.set(news.stream, (heads.get(news.stream) ?? 0) + 1);
    tell(news);
  });
  await client.query(`LISTEN ${CHANNEL}`);
}
