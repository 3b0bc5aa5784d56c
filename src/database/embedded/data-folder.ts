import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../../common/startup.error.js';
import { localDataFolder, projectRoot } from '../../config/project-root.js';
import { postgresUser, type SystemUser } from './system-user.js';

/** Where the embedded data is, and whom PostgreSQL runs as (undefined: the user of this process). */
export interface DataFolder {
  folder: string;
  /** PostgreSQL's own folder, which it wants for itself. */
  cluster: string;
  user: SystemUser | undefined;
}

/** For data that root keeps outside a home which PostgreSQL's user can't enter. */
const SYSTEM_FOLDER = '/var/lib/palabre';

const clusterIn = (folder: string) => path.join(folder, 'postgres');

/**
 * `given` (DATA_DIR), or `.palabre` in the project. Under root the project may lie where PostgreSQL's user cannot enter, such as a home of
 * mode 0700: then it is a folder of this project below /var/lib/palabre.
 */
export function dataFolder(given: string | undefined, announce: (line: string) => void): DataFolder {
  const wanted = given === undefined ? defaultFolder(announce) : path.resolve(given);
  const cluster = clusterIn(wanted);
  const user = postgresUser(cluster, announce);
  createFolder(wanted, user);
  if (user && !canEnter(wanted, user)) {
    throw new StartupError(
      `PostgreSQL does not run as root, and its own user cannot enter ${wanted}: set DATA_DIR to a folder such as ${SYSTEM_FOLDER}, or start as an ordinary user.`,
    );
  }
  return { folder: wanted, cluster, user };
}

function defaultFolder(announce: (line: string) => void): string {
  const root = projectRoot();
  const local = localDataFolder();
  const elsewhere = path.join(SYSTEM_FOLDER, createHash('sha256').update(root).digest('hex').slice(0, 12));
  if (process.getuid?.() !== 0 || existsSync(clusterIn(local))) return local;
  if (existsSync(clusterIn(elsewhere))) return elsewhere;
  const user = postgresUser(clusterIn(local), announce);
  return user && !canEnter(root, user) ? elsewhere : local;
}

function createFolder(folder: string, user: SystemUser | undefined): void {
  try {
    const created = mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (created === undefined || !user) return;
    // Everything below keeps its own mode; PostgreSQL's user only has to pass through the folders that were made here.
    for (let made = folder; made.startsWith(created); made = path.dirname(made)) chmodSync(made, 0o711);
  } catch (error) {
    throw new StartupError(`The data folder ${folder} cannot be created: ${(error as Error).message}. Set DATA_DIR.`);
  }
}

/** Asks the system itself, which knows of modes and access lists alike. */
function canEnter(folder: string, user: SystemUser): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Refuses a cluster that another user made, before PostgreSQL does so in its own words. */
export function assertOwnCluster({ folder, cluster, user }: DataFolder): void {
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  const own = user?.uid ?? process.getuid?.();
  if (owner === undefined || owner === own) return;
  throw new StartupError(
    `The data in ${folder} belongs to another user (${owner}): start as that user or as root, or set DATA_DIR to another folder.`,
  );
}
