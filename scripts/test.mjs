// `npm test`: installs and builds what is missing, then runs Jest with the arguments it was given.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build, install, PreparationError } from './prepare.mjs';

const root = path.resolve(import.meta.dirname, '..');

try {
  await install('[1/3]');
  await build('[2/3]');
  process.stderr.write('[3/3] Testing…\n');
  process.exitCode = await jest(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof PreparationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function jest(options) {
  const nodeOptions = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [path.join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ...options], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: [process.env.NODE_OPTIONS, ...nodeOptions].filter(Boolean).join(' ') },
  });
  // A terminal's Ctrl-C reaches Jest by itself; this process only has to outlive it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
