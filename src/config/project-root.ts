import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of package.json, from the sources as well as from the build. */
export function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('package.json is missing beside the program');
    folder = parent;
  }
  return folder;
}

/** Where data is kept that was given no place: `.palabre` in the project. */
export function localDataFolder(): string {
  return path.join(projectRoot(), '.palabre');
}
