import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { DemoService } from './demo/demo.service.js';
import { createLogger } from './operation/logger.js';
import { createApp, START_MS } from './app.js';
import { within } from './common/deadline.js';
import { assertCanListen, listenRefusal } from './operation/listening.js';
import { StartupError } from './common/startup.error.js';
import { keptSecret } from './config/kept-secret.js';
import { localDataFolder } from './config/project-root.js';
import { type GivenSettings, localAddress, readSettings, type Settings } from './config/settings.js';
import { startEmbedded } from './database/embedded/embedded-postgres.js';
import { migrate } from './database/migrate.js';
import { assertUsableServer } from './database/usable-server.js';
import { welcome } from './operation/welcome.js';

/** How long the application may drain before the process ends without it. */
const DRAIN_MS = 10_000;

/** The demo is made at the first start, for which nobody waits but the operator. */
const SEEDING_MS = 120_000;

/** What runs and must be stopped, in the order in which it was started. */
const running: (() => Promise<unknown>)[] = [];
const interruption = new AbortController();
let ending: Promise<void> | undefined;

function announce(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Steps 1 and 2 are those of `npm start`: installing and building. */
async function start(): Promise<void> {
  const given = readSettings();
  await assertCanListen(given.host, given.port);
  const settings =
    given.databaseUrl === undefined ? await startDatabase(given) : await findDatabase(given, given.databaseUrl);
  interruption.signal.throwIfAborted();
  announce('[4/5] Bringing the schema up to date…');
  const migrations = await migrate(settings.databaseUrl);
  announce(migrations.length === 0 ? '      nothing to do' : `      ${migrations.join(', ')}`);
  interruption.signal.throwIfAborted();
  announce('[5/5] Starting the server…');
  const app = await createApp(settings, await createLogger(settings.mode, process.stdout.isTTY));
  running.push(() => Promise.race([app.close(), delay(DRAIN_MS, undefined, { ref: false })]));
  await within(START_MS, () => app.init());
  // The demo newsroom is for trials on the embedded database, never for a database that somebody brought.
  const isTrial = given.databaseUrl === undefined && !given.production;
  const seeded = isTrial ? await within(SEEDING_MS, () => app.get(DemoService).seedDemo()) : null;
  await app.listen(settings.port, settings.host).catch((error: unknown) => {
    throw listenRefusal(error, settings.host, settings.port);
  });
  // PORT=0 lets the system choose.
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = localAddress(settings.host, port);
  process.stdout.write(welcome(settings, url, isTrial ? { password: seeded?.password ?? null } : undefined));
}

async function startDatabase(given: GivenSettings): Promise<Settings> {
  announce('[3/5] Starting the embedded PostgreSQL…');
  const embedded = await startEmbedded({ dataDir: given.dataDir, announce: (line) => announce(`      ${line}`) });
  running.push(() => embedded.stop());
  void embedded.lost.then(({ message }) =>
    end(new StartupError(`PostgreSQL ended by itself and cannot be started again: ${message}`)),
  );
  announce(`      its data is in ${embedded.dataDir}`);
  return given.complete({ databaseUrl: embedded.url, secret: given.secret ?? keptSecret(embedded.dataDir) });
}

async function findDatabase(given: GivenSettings, databaseUrl: string): Promise<Settings> {
  announce('[3/5] Connecting to the PostgreSQL of DATABASE_URL…');
  await assertUsableServer(databaseUrl);
  return given.complete({ databaseUrl, secret: given.secret ?? keptSecret(given.dataDir ?? localDataFolder()) });
}

/** Stops everything in reverse order, the database last, and ends the process; `reason` is what went wrong, if anything did. */
function end(reason?: unknown): Promise<void> {
  ending ??= (async () => {
    interruption.abort();
    if (reason !== undefined) announce(reason instanceof StartupError ? reason.message : describe(reason));
    for (const stop of running.toReversed()) {
      await stop().catch((error: unknown) => announce(describe(error)));
    }
    // oxlint-disable-next-line unicorn/no-process-exit -- whatever still holds the event loop has had its time
    process.exit(reason === undefined ? 0 : 1);
  })();
  return ending;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // A signal comes twice when both the terminal and npm send it; what has begun is finished first, so that nothing is left behind.
  process.on(signal, () => {
    if (interruption.signal.aborted) return;
    interruption.abort();
    announce('Stopping…');
    void starting.catch(() => undefined).then(() => end());
  });
}
const starting = start();
starting.catch((error: unknown) => (interruption.signal.aborted ? undefined : end(error)));
