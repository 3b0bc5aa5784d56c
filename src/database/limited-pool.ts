import pg from 'pg';
import { beforeDeadline, deadline, Watch } from '../common/deadline.js';
import { UnavailableError } from '../common/unavailable.error.js';
import { hangUp } from './hang-up.js';

/** As many may wait for a connection, at about 1 kB each: more than are served before the last one's deadline. */
const LINE_MAX = 5_000;

type Lent = (error: Error | undefined, client: pg.PoolClient | undefined, release: (error?: unknown) => void) => void;

/**
 * A pool that makes nobody wait for ever: a connection is waited for until the deadline, and lent until then (a lease). Whoever still
 * holds it at that time sits on a statement that does not end: the connection is cut, which ends the statement, and replaced.
 */
export class LimitedPool extends pg.Pool {
  /** Requests for a connection that were refused, because too many waited or none came in time. */
  refused = 0;
  /** Connections cut because their lease ended. */
  cut = 0;
  private readonly leases = new WeakMap<pg.PoolClient, Watch>();

  constructor(config: pg.PoolConfig) {
    super(config);
    // Between two who use it nobody listens, and an error that nobody hears ends the process. The next use of it fails.
    this.on('connect', (client) => client.on('error', () => undefined));
    this.on('release', (_error, client) => this.leases.get(client)?.end());
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Lent): void;
  override connect(callback?: Lent): Promise<pg.PoolClient> | undefined {
    const lent = this.lend();
    if (!callback) return lent;
    void answer(lent, callback);
    return undefined;
  }

  /** Lends the connection until that moment, for a statement that is known to take longer. */
  extend(client: pg.PoolClient, until: number): void {
    const lease = this.leases.get(client);
    if (lease) lease.until = until;
  }

  private async lend(): Promise<pg.PoolClient> {
    const until = deadline();
    const asked = this.waitingCount < LINE_MAX ? super.connect() : Promise.reject(new Error('too many wait'));
    const client = await beforeDeadline(asked).catch((error: unknown) => {
      // One that comes after all is for somebody else.
      asked.then(
        (late) => late.release(),
        () => undefined,
      );
      this.refused++;
      throw new UnavailableError('the database gives no connection', { cause: error });
    });
    const cut = (): void => {
      this.cut++;
      hangUp(client);
    };
    this.leases.set(client, new Watch(until, cut));
    return client;
  }
}

/** Tells it the way that the drivers ask for it. */
async function answer(lent: Promise<pg.PoolClient>, callback: Lent): Promise<void> {
  let client: pg.PoolClient;
  try {
    client = await lent;
  } catch (error) {
    callback(error as Error, undefined, () => undefined);
    return;
  }
  callback(undefined, client, (error) => client.release(error as Error | undefined));
}
