// `npm test`: installs what is missing, then runs Jest with the arguments it was given; `unit` first selects the specs beside the code.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { onNpmsEnd } from './npm-parent.mjs';
import { install, PreparationError } from './prepare.mjs';

const root = path.resolve(import.meta.dirname, '..');

try {
  await install('[1/2]');
  process.stderr.write('[2/2] Testing…\n');
  process.exitCode = await jest(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof PreparationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function jest([first, ...rest]) {
  const options = first === 'unit' ? [...rest, '--selectProjects', 'unit'] : [first, ...rest].filter(Boolean);
  const nodeOptions = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [path.join(root, 'node_modules', 'jest', 'bin', 'jest.js'), ...options], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: [process.env.NODE_OPTIONS, ...nodeOptions].filter(Boolean).join(' ') },
  });
  // A terminal's Ctrl-C reaches Jest by itself too, which twice is as well as once; this process outlives it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  onNpmsEnd(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
