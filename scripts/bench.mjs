// `npm run bench`: installs and builds what is missing, then runs the benchmarks with the arguments it was given.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build, install, PreparationError } from './prepare.mjs';

const root = path.resolve(import.meta.dirname, '..');

try {
  await install('[1/3]');
  await build('[2/3]');
  process.stderr.write('[3/3] Measuring…\n');
  const options = ['--import', path.join(root, 'scripts/run-typescript.mjs'), path.join(root, 'bench/main.ts')];
  const child = spawn(process.execPath, [...options, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
  // A terminal's Ctrl-C reaches it by itself; this process only has to outlive it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
} catch (error) {
  if (!(error instanceof PreparationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
