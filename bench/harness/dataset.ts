import { Client } from 'pg';
import { repetitionKey } from '../../src/screening/repetition-key.js';
import { searchable } from '../../src/comments/searchable.js';
import { countDrift } from '../../test/support/invariants.js';
import { letters } from './dialects.js';
import { withoutIndexes } from './bulk-load.js';

/** Comments of one site, spread over its articles as they come in. */
export interface Batch {
  site: number;
  articles: number;
  /** Published roots with three published replies each. */
  threads: number;
  /** Roots that wait for a moderator. */
  waiting?: number;
  rejected?: number;
  /** Published roots with a report each. */
  reported?: number;
}

/** Where to find what was made. */
export interface Dataset {
  site(nth: number): string;
  /** Articles are numbered through all batches. */
  article(nth: number): string;
}

type Kind = 'thread' | 'waiting' | 'rejected' | 'reported';

const AUTHORS = 20_000;
const TEXTS = 1_000;
const DAYS = 28 * 86_400_000;
const CHUNK = 500_000;
const TABLES = ['comments', 'comment_words', 'reactions', 'reports'];

const hex = (value: number): string => value.toString(16).padStart(12, '0');
/** A UUIDv7 of a moment in milliseconds and a number, as `uuid_at` makes it in SQL. */
const uuidAt = (ms: number, n: number): string => `${hex(ms).slice(0, 8)}-${hex(ms).slice(8)}-7000-8000-${hex(n)}`;

/**
 * Fills an empty database with comments of the last weeks, as if the product had written them: every count and column that it keeps is
 * right, which its own check of drifting counts has to confirm. Sites are numbered from 0.
 */
export async function fill(url: string, batches: readonly Batch[], progress: (line: string) => void): Promise<Dataset> {
  const start = Date.now() - DAYS - 86_400_000;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET synchronous_commit = off');
    await prepare(client, start, batches);
    const total = batches.reduce((sum, batch) => sum + batch.threads * 4 + extras(batch), 0);
    await withoutIndexes(client, TABLES, progress, async () => {
      let [made, articles] = [0, 0];
      for (const batch of batches) {
        const insert = async (kind: Kind, count: number): Promise<void> => {
          for (let done = 0; done < count; done += CHUNK) {
            const size = Math.min(CHUNK, count - done);
            await client.query(insertComments(kind, start, DAYS / total), [
              made,
              size,
              articles,
              batch.articles,
              batch.site,
            ]);
            made += size;
            if (made % CHUNK < size) progress(`${made} of ${total} comments`);
          }
        };
        await insert('thread', batch.threads * 4);
        await insert('waiting', batch.waiting ?? 0);
        await insert('rejected', batch.rejected ?? 0);
        await insert('reported', batch.reported ?? 0);
        articles += batch.articles;
      }
      progress('words, reactions, reports');
      for (const statement of derived(start)) await client.query(statement);
    });
    progress('counts');
    for (const statement of COUNTS) await client.query(statement);
    progress('vacuum');
    await client.query('VACUUM (ANALYZE)');
  } finally {
    await client.end();
  }
  progress('checking that no count has drifted');
  const [drift] = await countDrift(url);
  if (drift) throw new Error(`the generated data is wrong: ${JSON.stringify(drift)}`);
  return { site: (nth) => uuidAt(start, nth), article: (nth) => uuidAt(start, nth) };
}

const extras = ({ waiting = 0, rejected = 0, reported = 0 }: Batch): number => waiting + rejected + reported;

async function prepare(client: Client, start: number, batches: readonly Batch[]): Promise<void> {
  await client.query(`
    CREATE FUNCTION pg_temp.uuid_at(ms bigint, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
      SELECT (lpad(to_hex(ms), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid $$`);
  await client.query(`
    CREATE FUNCTION pg_temp.number_of(id uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
      SELECT ('x' || right(id::text, 12))::bit(48)::bigint $$`);
  await client.query('CREATE TEMP TABLE texts (place int PRIMARY KEY, body text, body_key text, words tsvector)');
  const bodies = Array.from({ length: TEXTS }, (_, n) => sentence(n));
  await client.query(
    `INSERT INTO texts SELECT nth - 1, body, key, to_tsvector('simple', folded)
     FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS t (body, key, folded, nth)`,
    [bodies, bodies.map(repetitionKey), bodies.map(searchable)],
  );
  const made = `to_timestamp(${start} / 1000.0)`;
  await client.query(
    `INSERT INTO accounts (id, email, name, password_hash, created_at)
     SELECT pg_temp.uuid_at(${start}, n), n || '@bench.example', 'lectrice ' || n, '', ${made} FROM generate_series(0, $1::int - 1) n`,
    [AUTHORS],
  );
  const sites = Math.max(...batches.map(({ site }) => site)) + 1;
  await client.query(
    `INSERT INTO sites (id, name, moderation, created_at)
     SELECT pg_temp.uuid_at(${start}, n), 'Journal ' || n, 'post', ${made} FROM generate_series(0, $1::int - 1) n`,
    [sites],
  );
  await client.query(
    `INSERT INTO articles (id, site_id, url, title, created_at)
     SELECT pg_temp.uuid_at(${start}, n - 1), pg_temp.uuid_at(${start}, site), 'https://bench.example/' || n, 'La digue tiendra ' || n, ${made}
     FROM (SELECT site, row_number() OVER (ORDER BY batch, nth) AS n
           FROM unnest($1::int[], $2::int[]) WITH ORDINALITY AS b (site, articles, batch), generate_series(1, articles) nth) listed`,
    [batches.map(({ site }) => site), batches.map(({ articles }) => articles)],
  );
}

/** `$1`: the first number, `$2`: how many, `$3`: the first article, `$4`: how many, `$5`: the site. A root's three replies follow it. */
function insertComments(kind: Kind, start: number, step: number): string {
  const at = (n: string): string => `(${start} + floor((${n}) * ${step})::bigint)`;
  const isThread = kind === 'thread';
  const isReply = isThread ? 'nth % 4 > 0' : 'false';
  const root = `pg_temp.uuid_at(${at('n - nth % 4')}, n - nth % 4)`;
  const waits = kind === 'waiting' || kind === 'reported';
  const severity = Number(kind === 'reported');
  const status = { thread: 'published', waiting: 'pending', rejected: 'rejected', reported: 'published' }[kind];
  const reasons =
    kind === 'waiting'
      ? [{ rule: 'new-author', outcome: 'hold', code: 'new-author', message: 'A new author.', spans: [] }]
      : [];
  const below = `CASE WHEN ${isThread} AND nth % 4 = 0 THEN 3 ELSE 0 END`;
  return `
    INSERT INTO comments (id, article_id, site_id, author_id, parent_id, ancestors, body, body_key, status, created_at, waiting_since, ranked_at, severity, reasons,
                          reactions, reacted_at, reply_count, thread_size, reports)
    SELECT pg_temp.uuid_at(${at('n')}, n), pg_temp.uuid_at(${start}, $3::bigint + nth / 4 % $4::bigint), pg_temp.uuid_at(${start}, $5::bigint),
           pg_temp.uuid_at(${start}, n * 7919 % ${AUTHORS}), CASE WHEN ${isReply} THEN ${root} END,
           CASE WHEN ${isReply} THEN ARRAY[${root}] ELSE '{}' END, texts.body, texts.body_key, '${status}', moment,
           ${waits ? 'moment' : 'NULL'}, ${waits ? `moment - ${severity} * interval '30 minutes'` : 'NULL'}, ${severity}, '${JSON.stringify(reasons)}', reacted, CASE WHEN reacted > 0 THEN moment END, ${below}, ${below}, ${Number(kind === 'reported')}
    FROM (SELECT nth + $1::bigint AS n, nth FROM generate_series(0::bigint, $2::bigint - 1) nth) numbered
    CROSS JOIN LATERAL (SELECT to_timestamp(${at('n')} / 1000.0) AS moment,
                               CASE WHEN nth % 4 > 0 OR ${!isThread} THEN 0 WHEN n % 97 = 0 THEN 5 WHEN n % 5 = 0 THEN 1 ELSE 0 END AS reacted) made
    JOIN texts ON texts.place = (n * 31 % ${TEXTS})`;
}

const derived = (start: number): string[] => [
  `INSERT INTO comment_words (comment_id, words)
   SELECT c.id, authors.words || texts.words
   FROM comments c JOIN texts ON texts.place = pg_temp.number_of(c.id) * 31 % ${TEXTS}
   JOIN (SELECT id, setweight(to_tsvector('simple', name), 'A') AS words FROM accounts) authors ON authors.id = c.author_id`,
  `INSERT INTO reactions (comment_id, account_id, article_id)
   SELECT id, pg_temp.uuid_at(${start}, (pg_temp.number_of(id) + nth) % ${AUTHORS}), article_id FROM comments, generate_series(1, reactions) nth`,
  `INSERT INTO reports (id, comment_id, account_id, reason, created_at)
   SELECT id, id, pg_temp.uuid_at(${start}, pg_temp.number_of(id) % ${AUTHORS}), 'off-topic', waiting_since FROM comments WHERE reports > 0`,
];

const COUNTS = [
  `UPDATE articles a SET total = n FROM (SELECT article_id, count(*) AS n FROM comments WHERE status = 'published' GROUP BY 1) c WHERE a.id = article_id`,
  `UPDATE accounts a SET published = c.published, rejected = c.rejected
   FROM (SELECT author_id, count(*) FILTER (WHERE status = 'published') AS published, count(*) FILTER (WHERE status = 'rejected') AS rejected
         FROM comments GROUP BY 1) c WHERE a.id = author_id`,
  `INSERT INTO site_counts (site_id, pending, reported, published, rejected)
   SELECT site_id, count(*) FILTER (WHERE status = 'pending'), count(*) FILTER (WHERE status = 'published' AND reports > 0),
          count(*) FILTER (WHERE status = 'published'), count(*) FILTER (WHERE status = 'rejected')
   FROM comments GROUP BY 1`,
  `INSERT INTO streams (key, seq) SELECT 'article:' || id, total FROM articles`,
];

const WORDS =
  'le port attend sa digue depuis trois hivers et personne ne veut payer pour une jetée que la mer reprendra au premier coup de vent'.split(
    ' ',
  );

/** Between eight and forty words, in an order of its own. */
function sentence(nth: number): string {
  const length = 8 + ((nth * 17) % 33);
  const words = Array.from({ length }, (_, at) => WORDS[(nth * 13 + at * (1 + (nth % 5))) % WORDS.length] ?? '');
  return `Dossier ${letters(nth)} : ${words.join(' ')}.`;
}
