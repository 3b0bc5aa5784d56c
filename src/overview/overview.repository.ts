import { Injectable } from '@nestjs/common';
import { firstIdAt } from '../common/ids.js';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { Overview } from '../contract/overview.schemas.js';

/** The latest decisions that are looked at: a busy newsroom's day, and a bound on what one look costs. */
export const SAMPLE = 20_000;

/** Decisions of the site (`$1`) since `$2`, each with whether it was undone. */
const RULINGS = `
  sample AS MATERIALIZED (
    SELECT d.id, d.comment_id, d.moderator_id, d.action, d.at, d.status_before, d.decision_before,
           extract(epoch FROM d.at - d.waiting_since_before)::float8 AS seconds
    FROM decisions d WHERE d.site_id = $1 AND d.at >= $2 ORDER BY d.at DESC LIMIT ${SAMPLE}
  ), ruling AS MATERIALIZED (
    SELECT s.*, EXISTS (SELECT FROM sample u WHERE u.action = 'undo' AND u.decision_before = s.id) AS undone
    FROM sample s WHERE s.action <> 'undo'
  )`;

const FIGURES = `
  count(*)::int AS decided, (count(*) FILTER (WHERE action = 'approve'))::int AS approved, (count(*) FILTER (WHERE undone))::int AS reversed,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS "medianSeconds", percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds) AS "p90Seconds"`;

const readFigures = statement(
  'overview.figures',
  `WITH ${RULINGS} SELECT ${FIGURES}, (SELECT count(*) FROM sample) = ${SAMPLE} AS sampled FROM ruling`,
);

const readOwnFigures = statement(
  'overview.own',
  `WITH ${RULINGS} SELECT ${FIGURES} FROM ruling WHERE moderator_id = $3`,
);

/** Every day (UTC) since `$2`. */
const DAYS = `
  day AS (
    SELECT moment, (moment AT TIME ZONE 'UTC')::date::text AS day
    FROM generate_series(date_trunc('day', $2::timestamptz, 'UTC'), now(), interval '1 day') AS moment
  )`;

const readDays = statement(
  'overview.days',
  `WITH ${RULINGS}, ${DAYS}
   SELECT day.day, count(r.id)::int AS decided, percentile_cont(0.5) WITHIN GROUP (ORDER BY r.seconds) AS "medianSeconds",
          percentile_cont(0.9) WITHIN GROUP (ORDER BY r.seconds) AS "p90Seconds"
   FROM day LEFT JOIN ruling r ON r.at >= day.moment AND r.at < day.moment + interval '1 day'
   GROUP BY day.day ORDER BY day.day`,
);

const readOwnDays = statement(
  'overview.own-days',
  `WITH ${RULINGS}, ${DAYS}
   SELECT day.day, count(r.id)::int AS decided
   FROM day LEFT JOIN ruling r ON r.moderator_id = $3 AND r.at >= day.moment AND r.at < day.moment + interval '1 day'
   GROUP BY day.day ORDER BY day.day`,
);

const readRules = statement(
  'overview.rules',
  `WITH ${RULINGS}
   SELECT fired.rule, fired.code, count(*)::int AS decided, (count(*) FILTER (WHERE r.action = 'approve'))::int AS approved
   FROM ruling r JOIN comments c ON c.id = r.comment_id
   CROSS JOIN LATERAL (SELECT DISTINCT f.rule, f.code FROM jsonb_to_recordset(c.reasons) AS f (rule text, code text)) fired
   WHERE r.status_before = 'pending' AND NOT r.undone
   GROUP BY fired.rule, fired.code ORDER BY decided DESC, fired.rule, fired.code LIMIT 50`,
);

const readModerators = statement(
  'overview.moderators',
  `WITH ${RULINGS}
   SELECT a.id, a.name, count(*)::int AS decided, (count(*) FILTER (WHERE r.action = 'approve'))::int AS approved
   FROM ruling r JOIN accounts a ON a.id = r.moderator_id GROUP BY a.id ORDER BY decided DESC, a.id LIMIT 100`,
);

/** `$3` is the first id of `$2`: each part reads a range of the partial index of its status. */
const readHours = statement(
  'overview.hours',
  `WITH submitted AS (
     SELECT created_at FROM comments WHERE site_id = $1 AND status = 'published' AND id >= $3
     UNION ALL
     SELECT created_at FROM comments WHERE site_id = $1 AND status = 'rejected' AND id >= $3
     UNION ALL
     SELECT created_at FROM comments WHERE site_id = $1 AND status = 'pending' AND id >= $3
   ), submissions AS (
     SELECT date_trunc('hour', created_at, 'UTC') AS hour, count(*)::int AS submitted FROM submitted GROUP BY 1
   ), decisions AS (
     SELECT date_trunc('hour', at, 'UTC') AS hour, count(*)::int AS decided FROM decisions WHERE site_id = $1 AND at >= $2 AND action <> 'undo' GROUP BY 1
   )
   SELECT hour, coalesce(submitted, 0) AS submitted, coalesce(decided, 0) AS decided
   FROM generate_series($2::timestamptz, now(), interval '1 hour') AS hour
   LEFT JOIN submissions USING (hour) LEFT JOIN decisions USING (hour) ORDER BY hour`,
);

/** Ages of what waits, in minutes: around the targets that newsrooms set. */
const AGES = [0, 15, 30, 60, 240, 1_440];
/** Where counting an age stops. */
const COUNTED = 5_000;

const readAges = statement(
  'overview.ages',
  `SELECT age.since AS "fromMinutes", age.until AS "toMinutes", (
     SELECT count(*)::int FROM (
       SELECT 1 FROM comments c WHERE c.site_id = $1 AND c.status = 'pending'
         AND c.waiting_since <= CASE age.since WHEN 0 THEN 'infinity' ELSE now() - age.since * interval '1 minute' END
         AND c.waiting_since > coalesce(now() - age.until * interval '1 minute', '-infinity') LIMIT ${COUNTED}
     ) counted
   ) AS waiting
   FROM (VALUES ${AGES.map((age, nth) => `(${age}, ${AGES[nth + 1] ?? 'NULL'}::int)`).join(', ')}) AS age (since, until) ORDER BY age.since`,
);

const readOldest = statement(
  'overview.oldest',
  `SELECT waiting_since AS "waitingSince" FROM comments WHERE site_id = $1 AND status = 'pending' ORDER BY waiting_since, id LIMIT 1`,
);

export type Figures = Pick<Overview, 'decided' | 'approved' | 'medianSeconds' | 'p90Seconds' | 'reversed'>;

const NONE: Figures = { decided: 0, approved: 0, medianSeconds: null, p90Seconds: null, reversed: 0 };

/** Figures about a site's moderation, each from a bounded range of an index. */
@Injectable()
export class OverviewRepository {
  constructor(private readonly database: Database) {}

  async figures(siteId: string, since: Date): Promise<Figures & { sampled: boolean }> {
    const [row] = await this.database.query<Figures & { sampled: boolean }>(readFigures, [siteId, since]);
    return row ?? { ...NONE, sampled: false };
  }

  async own(siteId: string, since: Date, moderatorId: string): Promise<Figures> {
    const [row] = await this.database.query<Figures>(readOwnFigures, [siteId, since, moderatorId]);
    return row ?? NONE;
  }

  /** Every day since then, oldest first. */
  async ownDays(siteId: string, since: Date, moderatorId: string): Promise<Overview['me']['perDay']> {
    return this.database.query<Overview['me']['perDay'][number]>(readOwnDays, [siteId, since, moderatorId]);
  }

  async days(siteId: string, since: Date): Promise<Overview['perDay']> {
    return this.database.query<Overview['perDay'][number]>(readDays, [siteId, since]);
  }

  async ages(siteId: string): Promise<Overview['waitingByAge']> {
    return this.database.query<Overview['waitingByAge'][number]>(readAges, [siteId]);
  }

  async rules(siteId: string, since: Date): Promise<Overview['perRule']> {
    return this.database.query<Overview['perRule'][number]>(readRules, [siteId, since]);
  }

  async moderators(siteId: string, since: Date): Promise<NonNullable<Overview['moderators']>> {
    return this.database.query<NonNullable<Overview['moderators']>[number]>(readModerators, [siteId, since]);
  }

  /** Every hour since the beginning of one, oldest first. */
  async hours(siteId: string, since: Date): Promise<{ hour: Date; submitted: number; decided: number }[]> {
    return this.database.query(readHours, [siteId, since, firstIdAt(since)]);
  }

  async oldestWaiting(siteId: string): Promise<Date | null> {
    const [row] = await this.database.query<{ waitingSince: Date }>(readOldest, [siteId]);
    return row?.waitingSince ?? null;
  }
}
