import { onNpmsEnd } from './npm-parent.mjs';
import { build, install, PreparationError } from './prepare.mjs';

/** Installs and builds what is missing, then becomes the server: one process, which signals reach directly. */
export async function start() {
  try {
    await install('[1/5]');
    await build('[2/5]');
  } catch (error) {
    if (!(error instanceof PreparationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  onNpmsEnd(() => process.kill(process.pid, 'SIGTERM'));
  process.setSourceMapsEnabled(true);
  await import('../dist/src/main.js');
}
