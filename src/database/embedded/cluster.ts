import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../../common/startup.error.js';
import type { Binaries } from './binaries.js';
import type { DataFolder } from './data-folder.js';

/** Passwords of the two roles, made with the cluster and kept beside it. */
export interface Credentials {
  /** Of `postgres`, the superuser that the application never uses. */
  superuser: string;
  /** Of `palabre`, the owner of the database `palabre`. */
  application: string;
}

/**
 * Makes the cluster at the first start, and otherwise checks that these programs can run it. It appears under its name only when it is
 * complete: a start that was cut short begins again.
 */
export async function prepareCluster(data: DataFolder, binaries: Binaries): Promise<Credentials> {
  const file = path.join(data.folder, 'credentials.json');
  if (!existsSync(data.cluster)) {
    const credentials: Credentials = { superuser: password(), application: password() };
    rmSync(file, { force: true });
    writeFileSync(file, JSON.stringify(credentials), { mode: 0o600 });
    await initialise(data, binaries, credentials.superuser);
    return credentials;
  }
  assertSameMajor(data, binaries);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Credentials;
  } catch (error) {
    throw new StartupError(`The passwords of the embedded PostgreSQL cannot be read: ${(error as Error).message}.`);
  }
}

function password(): string {
  return randomBytes(24).toString('base64url');
}

function assertSameMajor(data: DataFolder, binaries: Binaries): void {
  const made = readFileSync(path.join(data.cluster, 'PG_VERSION'), 'utf8').trim();
  const [major] = binaries.version.split('.');
  if (made === major) return;
  throw new StartupError(
    `The data in ${data.folder} was made by PostgreSQL ${made}, and this version of Palabre brings ${major}: copy it over with pg_dump and pg_restore, or set DATA_DIR to a new folder.`,
  );
}

async function initialise(data: DataFolder, binaries: Binaries, superuserPassword: string): Promise<void> {
  const unfinished = `${data.cluster}.unfinished`;
  const passwordFile = path.join(data.folder, 'initdb-password');
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
    if (data.user) for (const made of [unfinished, passwordFile]) chownSync(made, data.user.uid, data.user.gid);
    await runInitdb(data, binaries, [
      `--pgdata=${unfinished}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    renameSync(unfinished, data.cluster);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new StartupError(`The database could not be made in ${data.folder}: ${(error as Error).message}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function runInitdb(data: DataFolder, binaries: Binaries, options: string[]): Promise<void> {
  const child = spawn(path.join(binaries.folder, 'bin', 'initdb'), options, {
    ...data.user,
    cwd: '/',
    env: { TZ: 'UTC' },
    // Ctrl-C in a terminal goes to the whole group; the application decides when to stop.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(lastLines(complaint) || `initdb ended with ${signal ?? code}`));
    });
  });
}

/** The end of a log, short enough for a message. */
export function lastLines(log: string): string {
  return log.trim().split('\n').slice(-5).join('\n');
}
