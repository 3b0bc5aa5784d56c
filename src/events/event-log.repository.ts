import { Injectable } from '@nestjs/common';
import { batchLoader } from '../database/batch-loader.js';
import { Database, type Transaction } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { LoggedEvent, NewEvent } from './domain-events.js';
import { Signals } from './signals.js';
import type { StreamKey } from '../contract/streams.js';

/** The head of a stream: which history this is, and the number of its last event. */
export interface Head {
  epoch: string;
  seq: number;
}

/** The heads of many streams at one moment. */
export interface Heads {
  epoch: string;
  seqs: Readonly<Partial<Record<StreamKey, number>>>;
}

/** Part of a stream, read in one snapshot. `oldest` is the first number still kept (`seq + 1` when none is). */
export interface LogSlice extends Head {
  oldest: number;
  events: LoggedEvent[];
}

const lockStreams = statement(
  'events.lock',
  `WITH missing AS (INSERT INTO streams (key) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING)
   SELECT at FROM streams WHERE key = ANY ($1) ORDER BY key FOR UPDATE`,
);

const lockFreeStreams = statement(
  'events.lock-free',
  `SELECT key, at FROM streams WHERE key = ANY ($1) ORDER BY key FOR UPDATE SKIP LOCKED`,
);

/** Heads are moved in the order of their keys, so that two transactions never wait for each other in a circle. */
const appendEvents = statement(
  'events.append',
  `WITH entry AS (
     SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[], $4::jsonb[]) WITH ORDINALITY AS e (stream, type, comment_id, data, place)
   ), head AS (
     INSERT INTO streams AS s (key, seq, at)
     SELECT stream, count(*), $5 FROM entry GROUP BY stream ORDER BY stream
     ON CONFLICT (key) DO UPDATE SET seq = s.seq + excluded.seq, at = greatest(s.at, excluded.at)
     RETURNING key, seq, at
   )
   INSERT INTO events (stream, seq, type, at, comment_id, data)
   SELECT e.stream, head.seq - count(*) OVER (PARTITION BY e.stream) + row_number() OVER (PARTITION BY e.stream ORDER BY e.place),
          e.type, head.at, e.comment_id, e.data
   FROM entry e JOIN head ON head.key = e.stream`,
);

const readHead = statement(
  'events.head',
  `SELECT live_epoch() AS epoch, coalesce((SELECT seq FROM streams WHERE key = $1), 0) AS seq`,
);

const readSlices = statement(
  'events.slices',
  `SELECT wanted.place, head.epoch, head.seq, coalesce(kept.oldest, head.seq + 1) AS oldest,
          e.seq AS "eventSeq", e.type, e.at, e.comment_id AS "commentId", e.data
   FROM unnest((SELECT $1::text[]), (SELECT $2::bigint[]), (SELECT $3::int[])) WITH ORDINALITY AS wanted (stream, after, most, place)
   CROSS JOIN LATERAL (SELECT (SELECT live_epoch()) AS epoch, coalesce((SELECT seq FROM streams WHERE key = wanted.stream), 0) AS seq) head
   LEFT JOIN LATERAL (SELECT seq AS oldest FROM events WHERE stream = wanted.stream ORDER BY seq LIMIT 1) kept ON true
   LEFT JOIN LATERAL (SELECT * FROM events WHERE stream = wanted.stream AND seq > wanted.after ORDER BY seq LIMIT wanted.most) e ON true
   ORDER BY wanted.place, e.seq`,
);

/** One row, whatever the number of streams: the name of the history is the same for all. */
const readHeads = statement(
  'events.heads',
  `SELECT live_epoch() AS epoch, (SELECT coalesce(jsonb_object_agg(key, seq), '{}') FROM streams WHERE key = ANY ($1)) AS seqs`,
);

const pruneEvents = statement(
  'events.prune',
  `DELETE FROM events WHERE ctid = ANY (ARRAY(SELECT ctid FROM events WHERE at < $1 LIMIT $2)) RETURNING 1`,
);

/** As many streams are read together; a slice of each may be long. */
const SLICES_AT_ONCE = 100;

interface Wanted {
  stream: StreamKey;
  after: number;
  limit: number;
}

interface SliceRow extends Head {
  place: number;
  oldest: number;
  eventSeq: number | null;
  type: string;
  at: Date;
  commentId: string | null;
  data: Record<string, unknown> | null;
}

/** The numbered log of every stream: written in the transaction of the change, read by whoever has to catch up. */
@Injectable()
export class EventLogRepository {
  private readonly slices = batchLoader<Wanted, LogSlice>((wanted) => this.readAll(wanted), SLICES_AT_ONCE);

  constructor(
    private readonly database: Database,
    private readonly signals: Signals,
  ) {}

  /**
   * Locks these streams until the transaction ends. Statements after it see everything committed before, as if it
   * were alone. Answers the moment of their last event (1970 without one), which later changes must be dated
   * after.
   */
  async lock(tx: Transaction, streams: readonly StreamKey[]): Promise<Date> {
    const rows = await tx.query<{ at: Date | null }>(lockStreams, [[...new Set(streams)].toSorted()]);
    return rows.reduce((latest, { at }) => (at && at > latest ? at : latest), new Date(0));
  }

  /**
   * The same for those streams that nobody holds at this moment, which it answers with the moment of the last event of each; it waits for none.
   * A stream that is not known yet is left out too: whether another transaction is making it can only be found out by waiting.
   */
  async lockFree(tx: Transaction, streams: readonly StreamKey[]): Promise<Map<StreamKey, Date>> {
    const keys = [[...new Set(streams)].toSorted()];
    const rows = await tx.query<{ key: StreamKey; at: Date | null }>(lockFreeStreams, keys);
    return new Map(rows.map(({ key, at }) => [key, at ?? new Date(0)]));
  }

  /** Numbers and logs the events, in the order given, none dated before the last one of its stream; after commit, this process's subscribers are told to look. */
  async append(tx: Transaction, events: readonly NewEvent[], at: Date): Promise<void> {
    if (events.length === 0) return;
    await tx.query(appendEvents, [
      events.map((event) => event.stream),
      events.map((event) => event.type),
      events.map((event) => event.commentId),
      events.map((event) => (event.data === null ? null : JSON.stringify(event.data))),
      at,
    ]);
    const moved = new Set(events.map((event) => event.stream));
    tx.afterCommit.push(() => {
      for (const stream of moved) this.signals.emit('stream.moved', { stream });
    });
  }

  async head(stream: StreamKey): Promise<Head> {
    const [row] = await this.database.query<Head>(readHead, [stream]);
    if (!row) throw new Error('events.head answered no row');
    return row;
  }

  /**
   * At most `limit` events numbered above `after`, with the head and the oldest number of the same moment. Whatever is asked for in one turn
   * of the event loop, such as by a wake-up that names many streams, is one statement.
   */
  read(stream: StreamKey, after: number, limit: number): Promise<LogSlice> {
    return this.slices.load({ stream, after, limit });
  }

  private async readAll(wanted: readonly Wanted[]): Promise<LogSlice[]> {
    const rows = await this.database.query<SliceRow>(readSlices, [
      wanted.map(({ stream }) => stream),
      wanted.map(({ after }) => after),
      wanted.map(({ limit }) => limit),
    ]);
    const slices: LogSlice[] = [];
    for (const { place, epoch, seq, oldest, eventSeq, type, at, commentId, data } of rows) {
      const slice = (slices[place - 1] ??= { epoch, seq, oldest, events: [] });
      if (eventSeq !== null) slice.events.push({ seq: eventSeq, type, at, commentId, data });
    }
    return slices;
  }

  /** The history and the last numbers by key, for the poll that notices what no signal told of. Streams without events are left out. */
  async heads(streams: readonly StreamKey[]): Promise<Heads> {
    const [row] = await this.database.query<Heads>(readHeads, [streams]);
    if (!row) throw new Error('events.heads answered no row');
    return row;
  }

  /** Forgets events logged before that moment; clients with an older position take the page again. */
  async prune(before: Date): Promise<void> {
    await this.database.prune(pruneEvents, [before]);
  }
}
