import pg from 'pg';
import { hangUp } from './hang-up.js';

const CONNECT_TIMEOUT = 5_000;
/** A server that is frozen keeps its connections: it is asked this often, and lost when it does not answer in time. In milliseconds. */
const HEARTBEAT = 2_000;
const ANSWER_TIMEOUT = 5_000;

/** A connection of its own that hears one channel of `NOTIFY`, and speaks on it. It must be a session: no transaction pooler between. */
export class NotificationSession {
  /** Resolves with the reason when the connection is gone, on purpose or not. */
  readonly lost: Promise<Error>;

  private heartbeat: NodeJS.Timeout | undefined;

  private constructor(
    private readonly client: pg.Client,
    private readonly channel: string,
  ) {
    this.lost = new Promise((resolve) => {
      client.on('error', resolve);
      client.on('end', () => resolve(new Error('the connection ended')));
    });
  }

  /** Hears from now on what is said on the channel; `channel` must be a plain identifier. Rejects when the server cannot be reached. */
  static async open(url: string, channel: string, hear: (payload: string) => void): Promise<NotificationSession> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'palabre wake-ups',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      query_timeout: ANSWER_TIMEOUT,
    });
    const session = new NotificationSession(client, channel);
    client.on('notification', ({ payload }) => hear(payload ?? ''));
    try {
      await client.connect();
      // A notification that is lost with the server need not be on disk, and its commit holds a lock on the whole cluster.
      await client.query('SET synchronous_commit = off');
      await client.query(`LISTEN ${channel}`);
      session.heartbeat = setInterval(() => void session.listen(), HEARTBEAT).unref();
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  /** Says it to all sessions that hear the channel, this one too. At most 7,999 bytes. */
  async notify(payload: string): Promise<void> {
    await this.client.query('SELECT pg_notify($1, $2)', [this.channel, payload]);
  }

  /** Says again that it hears the channel, which changes nothing. Cuts the connection when there is no answer. */
  private async listen(): Promise<void> {
    await this.client.query(`LISTEN ${this.channel}`).catch(() => this.close());
  }

  close(): void {
    clearInterval(this.heartbeat);
    hangUp(this.client);
  }
}
