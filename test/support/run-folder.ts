import { mkdtempSync } from 'node:fs';
import path from 'node:path';

/** Set by the global set-up: the folder of this test run, which is removed at its end, however it ends. */
export const RUN_FOLDER_VARIABLE = 'PALABRE_TEST_FOLDER';

/** A new folder of mode 0700 that lives no longer than the test run. */
export function temporaryFolder(): string {
  const run = process.env[RUN_FOLDER_VARIABLE];
  if (run === undefined) throw new Error(`${RUN_FOLDER_VARIABLE} is not set: run through Jest's configuration`);
  return mkdtempSync(path.join(run, 'folder-'));
}
