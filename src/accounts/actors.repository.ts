import { Injectable } from '@nestjs/common';
import type { Actor } from '../http/actor.js';
import { batchLoader } from '../database/batch-loader.js';
import { Database } from '../database/database.js';
import { statement } from '../database/statement.js';
import { inForce } from './sanctions.repository.js';
import { standingOf, type StandingSanction } from './standing.js';

interface ActorRow extends Pick<Actor, 'id' | 'name' | 'admin'> {
  moderates: string[];
  sanctions: StandingSanction[];
}

const findActors = statement(
  'actors.find',
  `SELECT a.id, a.name, a.admin,
          ARRAY(SELECT m.site_id FROM site_moderators m WHERE m.account_id = a.id ORDER BY m.site_id) AS moderates,
          coalesce((
            SELECT jsonb_agg(jsonb_build_object('kind', s.kind, 'site', s.site_id, 'until', s.until) ORDER BY s.kind, s.until DESC)
            FROM sanctions s WHERE s.account_id = a.id AND s.kind IN ('ban', 'suspend') AND ${inForce('s')}
          ), '[]') AS sanctions
   FROM accounts a WHERE a.id = ANY ((SELECT $1::uuid[])::uuid[])`,
);

/** As many accounts are looked up together. */
const ACCOUNTS_AT_ONCE = 1_000;

/** Reads rights as they are now: roles and sanctions act at once because nothing keeps a copy. */
@Injectable()
export class ActorsRepository {
  private readonly actors = batchLoader<string, Actor | null>((ids) => this.readAll(ids), ACCOUNTS_AT_ONCE);

  constructor(private readonly database: Database) {}

  /** Null for an account that does not exist. */
  find(id: string): Promise<Actor | null> {
    return this.actors.load(id);
  }

  private async readAll(ids: readonly string[]): Promise<(Actor | null)[]> {
    const rows = await this.database.query<ActorRow>(findActors, [[...new Set(ids)]]);
    const byId = new Map(rows.map((row) => [row.id, actorOf(row)]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}

const actorOf = ({ id, name, admin, moderates, sanctions }: ActorRow): Actor => ({
  id,
  name,
  admin,
  ...standingOf(moderates, sanctions),
});
