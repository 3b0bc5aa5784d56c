import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { batchLoader } from '../database/batch-loader.js';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';

/** An actor with what the HTTP guard checks beside its rights. */
export interface ActorStanding extends Actor {
  /** While in the future, the account may read but not write. */
  suspendedUntil: Date | null;
}

const findActors = statement(
  'actors.find',
  `SELECT a.id, a.name, a.admin,
          ARRAY(SELECT m.site_id FROM site_moderators m WHERE m.account_id = a.id ORDER BY m.site_id) AS moderates,
          coalesce(s.banned, false) AS banned, s.suspended_until AS "suspendedUntil"
   FROM accounts a
   CROSS JOIN LATERAL (
     SELECT bool_or(kind = 'ban') AS banned, max(until) FILTER (WHERE kind = 'suspend') AS suspended_until
     FROM sanctions WHERE account_id = a.id AND lifted_at IS NULL AND (until IS NULL OR until > now())
   ) s
   WHERE a.id = ANY ((SELECT $1::uuid[])::uuid[])`,
);

/** As many accounts are looked up together. */
const ACCOUNTS_AT_ONCE = 1_000;

/** Reads rights as they are now: roles and sanctions act at once because nothing keeps a copy. */
@Injectable()
export class ActorsRepository {
  private readonly actors = batchLoader<string, ActorStanding | null>((ids) => this.readAll(ids), ACCOUNTS_AT_ONCE);

  constructor(private readonly database: Database) {}

  /** Null for an account that does not exist. */
  find(id: string): Promise<ActorStanding | null> {
    return this.actors.load(id);
  }

  private async readAll(ids: readonly string[]): Promise<(ActorStanding | null)[]> {
    const rows = await this.database.query<ActorStanding>(findActors, [[...new Set(ids)]]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}
