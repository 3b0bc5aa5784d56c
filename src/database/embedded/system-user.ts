import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { StartupError } from '../../common/startup.error.js';

/** Spread into the options of `spawn`. */
export interface SystemUser {
  uid: number;
  gid: number;
}

const NAME = 'postgres';

/**
 * Whom PostgreSQL runs as: undefined means the user of this process. PostgreSQL refuses root, so under root it is whoever owns the
 * existing `cluster`, else the system user `postgres`, who is created where missing.
 */
export function postgresUser(cluster: string, announce: (line: string) => void): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = lookUp();
  if (known) return known;
  announce(`PostgreSQL does not run as root: creating the system user ${NAME} for it.`);
  spawnSync('groupadd', ['--system', NAME]);
  spawnSync('useradd', ['--system', '--gid', NAME, '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]);
  const created = lookUp();
  if (created) return created;
  throw new StartupError(
    `PostgreSQL does not run as root, and the system user ${NAME} could not be created: start as an ordinary user, or create it with: useradd --system ${NAME}`,
  );
}

function lookUp(): SystemUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((option) => {
    const { status, stdout } = spawnSync('id', [option, NAME], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
