import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartupError } from '../../common/startup.error.js';
import { processBirth } from './process-identity.js';

/** How long a start waits for a predecessor that is still stopping. */
const PATIENCE_MS = 3_000;

interface Owner {
  pid: number;
  birth: string;
}

/** Makes this process the only owner of `folder`; the returned function gives it back. A lock whose owner is dead is taken over. */
export async function takeLock(folder: string): Promise<() => void> {
  const file = path.join(folder, 'lock');
  const own = JSON.stringify({ pid: process.pid, birth: processBirth(process.pid) ?? '' } satisfies Owner);
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    if (create(file, own)) {
      const release = () => {
        process.off('exit', release);
        if (read(file) === own) rmSync(file, { force: true });
      };
      process.once('exit', release);
      return release;
    }
    const standing = read(file);
    if (standing === undefined) continue;
    const owner = livingOwner(standing);
    if (owner === undefined) discard(file, standing);
    else if (Date.now() > deadline) {
      throw new StartupError(
        `Palabre is already running with the data in ${folder} (process ${owner}): stop it first, or set DATA_DIR and PORT for a second one.`,
      );
    } else await delay(50);
  }
}

/** Written aside and linked into place, so that nobody ever reads a lock without its owner. */
function create(file: string, content: string): boolean {
  const aside = `${file}.${process.pid}`;
  try {
    writeFileSync(aside, content);
    linkSync(aside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new StartupError(`The data folder cannot be written: ${(error as Error).message}.`);
  } finally {
    rmSync(aside, { force: true });
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function livingOwner(content: string): number | undefined {
  try {
    const { pid, birth } = JSON.parse(content) as Owner;
    return processBirth(pid) === birth ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Removes the stale lock, and only that: should another start have replaced it meanwhile, that one is put back. */
function discard(file: string, stale: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, file);
  } catch {
    // Another start was quicker; the next round sees what it did.
  }
  rmSync(aside, { force: true });
}
