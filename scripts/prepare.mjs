import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { skip, step } from './progress.mjs';

/** A step that failed for a reason that is already printed or told by the message. */
export class PreparationError extends Error {}

const root = path.resolve(import.meta.dirname, '..');
/** Everything the build is made of. */
const BUILD_INPUTS = [
  'src',
  'migrations',
  'web',
  'docs/openapi.json',
  'docs/asyncapi.json',
  'scripts/build-web.mjs',
  'package-lock.json',
  'nest-cli.json',
  'tsconfig.json',
  '.swcrc',
];
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const BUILD_STAMP = path.join(root, 'dist', '.inputs');

/** Installs the packages of package-lock.json unless they are all there; `label` numbers the step. */
export async function install(label) {
  if (isInstalled()) return skip(label, 'Packages are installed');
  // Building needs the development packages too, whatever NODE_ENV says.
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  await step(label, 'Installing packages', () =>
    npm ? run(process.execPath, [npm, ...options]) : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', options),
  );
}

/** Builds the server unless `dist` was made from these very sources. */
export async function build(label) {
  const inputs = digest(BUILD_INPUTS);
  const made = existsSync(BUILD_STAMP) ? readFileSync(BUILD_STAMP, 'utf8') : undefined;
  if (made === inputs) return skip(label, 'The build is current');
  await step(label, 'Building', async () => {
    await run(process.execPath, [path.join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build']);
    await run(process.execPath, [path.join(root, 'scripts', 'build-web.mjs')]);
  });
  writeFileSync(BUILD_STAMP, inputs);
}

/** Compares the lock file with the record that npm leaves at the end of an installation. */
function isInstalled() {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([location, entry]) => location === '' || !isForHere(entry) || present[location]?.version === entry.version,
  );
}

/** Optional packages carry the programs of one platform; which C library an entry is for is left to npm. */
function isForHere({ optional, os, cpu, libc }) {
  if (!optional) return true;
  return (os?.includes(process.platform) ?? false) && (cpu?.includes(process.arch) ?? false) && libc === undefined;
}

function digest(inputs) {
  const hash = createHash('sha256').update(process.version);
  const add = (file) => {
    if (statSync(file).isDirectory()) {
      for (const name of readdirSync(file).sort()) add(path.join(file, name));
    } else if (!file.endsWith('.spec.ts')) {
      hash
        .update(`${path.relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  };
  for (const input of inputs) add(path.join(root, input));
  return hash.digest('hex');
}

/** Runs a program, keeping its words for the case that it fails; a signal to this process ends it too. */
async function run(program, options) {
  const child = spawn(program, options, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: program.endsWith('.cmd'),
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (words += text));
  let isStopped = false;
  const stop = (signal) => {
    isStopped = true;
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  const end = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  for (const signal of SIGNALS) process.off(signal, stop);
  if (end === 0 && !isStopped) return;
  process.stderr.write(`${words.trim().split('\n').slice(-40).join('\n')}\n`);
  throw new PreparationError(`${path.basename(program)} ${options.at(0)} failed (${end}); its last words are above.`);
}
