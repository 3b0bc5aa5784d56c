import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'accounts',
  'sites',
  'articles',
  'comments',
  'decisions',
  'moderation_log',
  'site_counts',
  'events',
  'streams',
  'claims',
  'reports',
  'reactions',
  'sanctions',
  'refresh_tokens',
  'site_moderators',
  'login_failures',
];

/** The first schema. */
export class Initial1795420800000 implements MigrationInterface {
  name = 'Initial1795420800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE accounts (
        id uuid NOT NULL,
        email text NOT NULL,
        name text NOT NULL,
        password_hash text NOT NULL,
        admin boolean NOT NULL DEFAULT false,
        published integer NOT NULL DEFAULT 0,
        rejected integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT accounts_pkey PRIMARY KEY (id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX accounts_email_key ON accounts (email)`);
    await runner.query(`
      CREATE TABLE sites (
        id uuid NOT NULL,
        name text NOT NULL,
        origins text[] NOT NULL DEFAULT '{}',
        moderation text NOT NULL DEFAULT 'new-authors',
        hold_first smallint NOT NULL DEFAULT 2,
        banned_words text[] NOT NULL DEFAULT '{}',
        watched_words text[] NOT NULL DEFAULT '{}',
        allowed_words text[] NOT NULL DEFAULT '{}',
        words_version integer NOT NULL DEFAULT 1,
        reasons jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT sites_moderation_check CHECK (moderation IN ('pre', 'post', 'new-authors')),
        CONSTRAINT sites_pkey PRIMARY KEY (id)
      )`);
    await runner.query(`
      CREATE TABLE articles (
        id uuid NOT NULL,
        site_id uuid NOT NULL,
        url text NOT NULL,
        title text NOT NULL,
        commenting text NOT NULL DEFAULT 'open',
        moderation text NOT NULL DEFAULT 'inherit',
        total integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT articles_moderation_check CHECK (moderation IN ('pre', 'post', 'inherit')),
        CONSTRAINT articles_commenting_check CHECK (commenting IN ('open', 'closed')),
        CONSTRAINT articles_pkey PRIMARY KEY (id)
      )`);
    await runner.query(`CREATE INDEX articles_site ON articles (site_id)`);
    await runner.query(`CREATE UNIQUE INDEX articles_url_key ON articles (url)`);
    await runner.query(`
      CREATE TABLE comments (
        id uuid NOT NULL,
        article_id uuid NOT NULL,
        site_id uuid NOT NULL,
        author_id uuid NOT NULL,
        parent_id uuid,
        ancestors uuid[] NOT NULL DEFAULT '{}',
        body text NOT NULL,
        body_key text NOT NULL,
        status text NOT NULL,
        revision integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        edited_at timestamptz,
        waiting_since timestamptz,
        reasons jsonb NOT NULL DEFAULT '[]',
        decision_id uuid,
        reactions integer NOT NULL DEFAULT 0,
        reacted_at timestamptz,
        reply_count integer NOT NULL DEFAULT 0,
        thread_size integer NOT NULL DEFAULT 0,
        reports integer NOT NULL DEFAULT 0,
        idempotency_key text,
        CONSTRAINT comments_status_check CHECK (status IN ('pending', 'published', 'rejected', 'withdrawn')),
        CONSTRAINT comments_pkey PRIMARY KEY (id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX comments_idempotency_key ON comments (author_id, idempotency_key)`);
    await runner.query(
      `CREATE INDEX comments_reacted ON comments (article_id, reacted_at) WHERE reacted_at IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX comments_body_key ON comments (body_key, id)`);
    await runner.query(`CREATE INDEX comments_author ON comments (author_id, id)`);
    await runner.query(`CREATE INDEX comments_rejected ON comments (site_id, id) WHERE status = 'rejected'`);
    await runner.query(`CREATE INDEX comments_published ON comments (site_id, id) WHERE status = 'published'`);
    await runner.query(
      `CREATE INDEX comments_reported ON comments (site_id, waiting_since, id) WHERE status = 'published' AND reports > 0`,
    );
    await runner.query(
      `CREATE INDEX comments_pending ON comments (site_id, waiting_since, id) WHERE status = 'pending'`,
    );
    await runner.query(
      `CREATE INDEX comments_replies ON comments (parent_id, id) WHERE status = 'published' OR thread_size > 0`,
    );
    await runner.query(
      `CREATE INDEX comments_top ON comments (article_id, reactions, id) WHERE parent_id IS NULL AND (status = 'published' OR thread_size > 0)`,
    );
    await runner.query(
      `CREATE INDEX comments_roots ON comments (article_id, id) WHERE parent_id IS NULL AND (status = 'published' OR thread_size > 0)`,
    );
    await runner.query(`
      CREATE TABLE decisions (
        id uuid NOT NULL,
        comment_id uuid NOT NULL,
        moderator_id uuid NOT NULL,
        action text NOT NULL,
        reason text,
        note text,
        at timestamptz NOT NULL,
        revision integer NOT NULL,
        status_before text NOT NULL,
        waiting_since_before timestamptz,
        decision_before uuid,
        CONSTRAINT decisions_action_check CHECK (action IN ('approve', 'reject', 'undo')),
        CONSTRAINT decisions_pkey PRIMARY KEY (id)
      )`);
    await runner.query(`CREATE INDEX decisions_comment ON decisions (comment_id, id)`);
    await runner.query(`
      CREATE TABLE moderation_log (
        id uuid NOT NULL,
        at timestamptz NOT NULL,
        action text NOT NULL,
        actor_id uuid,
        site_id uuid,
        comment_id uuid,
        account_id uuid,
        reason text,
        note text,
        details jsonb NOT NULL DEFAULT '{}',
        CONSTRAINT moderation_log_pkey PRIMARY KEY (id)
      )`);
    await runner.query(`CREATE INDEX moderation_log_account ON moderation_log (account_id, id)`);
    await runner.query(`CREATE INDEX moderation_log_actor ON moderation_log (actor_id, id)`);
    await runner.query(`CREATE INDEX moderation_log_comment ON moderation_log (comment_id, id)`);
    await runner.query(`CREATE INDEX moderation_log_site ON moderation_log (site_id, id)`);
    await runner.query(`
      CREATE TABLE site_counts (
        site_id uuid NOT NULL,
        pending integer NOT NULL DEFAULT 0,
        reported integer NOT NULL DEFAULT 0,
        published integer NOT NULL DEFAULT 0,
        rejected integer NOT NULL DEFAULT 0,
        CONSTRAINT site_counts_pkey PRIMARY KEY (site_id)
      )`);
    await runner.query(`
      CREATE TABLE events (
        stream text NOT NULL,
        seq bigint NOT NULL,
        type text NOT NULL,
        at timestamptz NOT NULL,
        comment_id uuid,
        data jsonb,
        CONSTRAINT events_pkey PRIMARY KEY (stream, seq)
      )`);
    await runner.query(`CREATE INDEX events_at ON events USING brin (at)`);
    await runner.query(`
      CREATE TABLE streams (
        key text NOT NULL,
        seq bigint NOT NULL DEFAULT 0,
        CONSTRAINT streams_pkey PRIMARY KEY (key)
      )`);
    await runner.query(`
      CREATE TABLE claims (
        comment_id uuid NOT NULL,
        account_id uuid NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT claims_pkey PRIMARY KEY (comment_id)
      )`);
    await runner.query(`CREATE INDEX claims_account ON claims (account_id)`);
    await runner.query(`
      CREATE TABLE reports (
        id uuid NOT NULL,
        comment_id uuid NOT NULL,
        account_id uuid NOT NULL,
        reason text NOT NULL,
        note text,
        created_at timestamptz NOT NULL,
        resolved_by uuid,
        CONSTRAINT reports_pkey PRIMARY KEY (id)
      )`);
    await runner.query(`CREATE INDEX reports_resolved_by ON reports (resolved_by)`);
    await runner.query(`CREATE UNIQUE INDEX reports_comment_account_key ON reports (comment_id, account_id)`);
    await runner.query(`
      CREATE TABLE reactions (
        comment_id uuid NOT NULL,
        account_id uuid NOT NULL,
        CONSTRAINT reactions_pkey PRIMARY KEY (comment_id, account_id)
      )`);
    await runner.query(`
      CREATE TABLE sanctions (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        kind text NOT NULL,
        reason text NOT NULL,
        until timestamptz,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        lifted_at timestamptz,
        lifted_by uuid,
        CONSTRAINT sanctions_kind_check CHECK (kind IN ('warn', 'premoderate', 'suspend', 'ban')),
        CONSTRAINT sanctions_pkey PRIMARY KEY (id)
      )`);
    await runner.query(`CREATE INDEX sanctions_account ON sanctions (account_id)`);
    await runner.query(`
      CREATE TABLE refresh_tokens (
        hash text NOT NULL,
        family_id uuid NOT NULL,
        account_id uuid NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT refresh_tokens_pkey PRIMARY KEY (hash)
      )`);
    await runner.query(`CREATE INDEX refresh_tokens_account ON refresh_tokens (account_id)`);
    await runner.query(`CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at)`);
    await runner.query(`CREATE INDEX refresh_tokens_family ON refresh_tokens (family_id)`);
    await runner.query(`
      CREATE TABLE site_moderators (
        site_id uuid NOT NULL,
        account_id uuid NOT NULL,
        CONSTRAINT site_moderators_pkey PRIMARY KEY (site_id, account_id)
      )`);
    await runner.query(`CREATE INDEX site_moderators_account ON site_moderators (account_id)`);
    await runner.query(`
      CREATE TABLE login_failures (
        key text NOT NULL,
        failures integer NOT NULL,
        since timestamptz NOT NULL,
        CONSTRAINT login_failures_pkey PRIMARY KEY (key)
      )`);
    await runner.query(`CREATE INDEX login_failures_since ON login_failures (since)`);
    await runner.query(
      `ALTER TABLE articles ADD CONSTRAINT articles_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites (id)`,
    );
    await runner.query(
      `ALTER TABLE comments ADD CONSTRAINT comments_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles (id)`,
    );
    await runner.query(
      `ALTER TABLE comments ADD CONSTRAINT comments_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites (id)`,
    );
    await runner.query(
      `ALTER TABLE comments ADD CONSTRAINT comments_author_id_fkey FOREIGN KEY (author_id) REFERENCES accounts (id)`,
    );
    await runner.query(
      `ALTER TABLE comments ADD CONSTRAINT comments_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES comments (id)`,
    );
    await runner.query(
      `ALTER TABLE decisions ADD CONSTRAINT decisions_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments (id)`,
    );
    await runner.query(
      `ALTER TABLE decisions ADD CONSTRAINT decisions_moderator_id_fkey FOREIGN KEY (moderator_id) REFERENCES accounts (id)`,
    );
    await runner.query(
      `ALTER TABLE site_counts ADD CONSTRAINT site_counts_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites (id)`,
    );
    await runner.query(
      `ALTER TABLE claims ADD CONSTRAINT claims_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments (id)`,
    );
    await runner.query(
      `ALTER TABLE claims ADD CONSTRAINT claims_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)`,
    );
    await runner.query(
      `ALTER TABLE reports ADD CONSTRAINT reports_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments (id)`,
    );
    await runner.query(
      `ALTER TABLE reports ADD CONSTRAINT reports_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)`,
    );
    await runner.query(
      `ALTER TABLE reactions ADD CONSTRAINT reactions_comment_id_fkey FOREIGN KEY (comment_id) REFERENCES comments (id)`,
    );
    await runner.query(
      `ALTER TABLE reactions ADD CONSTRAINT reactions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)`,
    );
    await runner.query(
      `ALTER TABLE sanctions ADD CONSTRAINT sanctions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)`,
    );
    await runner.query(
      `ALTER TABLE sanctions ADD CONSTRAINT sanctions_created_by_fkey FOREIGN KEY (created_by) REFERENCES accounts (id)`,
    );
    await runner.query(
      `ALTER TABLE sanctions ADD CONSTRAINT sanctions_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES accounts (id)`,
    );
    await runner.query(
      `ALTER TABLE refresh_tokens ADD CONSTRAINT refresh_tokens_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)`,
    );
    await runner.query(
      `ALTER TABLE site_moderators ADD CONSTRAINT site_moderators_site_id_fkey FOREIGN KEY (site_id) REFERENCES sites (id)`,
    );
    await runner.query(
      `ALTER TABLE site_moderators ADD CONSTRAINT site_moderators_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts (id)`,
    );
    await this.createEpoch(runner);
    await this.makeLogAppendOnly(runner);
  }

  /** Names this history of the log: another cluster, a database restored from a dump, and a promoted standby each have another. */
  private async createEpoch(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION live_epoch() RETURNS text LANGUAGE sql STABLE AS $$
        SELECT concat_ws('-', to_hex(system_identifier), to_hex(oid::bigint), left(pg_walfile_name(pg_current_wal_lsn()), 8))
        FROM pg_control_system(), pg_database WHERE datname = current_database()
      $$`);
  }

  /** The owner's own right goes (it is the application's role), and a trigger stops those whom rights do not bind: superusers. */
  private async makeLogAppendOnly(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON moderation_log FROM CURRENT_USER`);
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$`);
    await runner.query(`
      CREATE TRIGGER moderation_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON moderation_log
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${TABLES.join(', ')}`);
    await runner.query(`DROP FUNCTION refuse_change(), live_epoch()`);
  }
}
