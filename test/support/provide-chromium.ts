import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/** Set by the global set-up: the browser of this run, and where the libraries and fonts that came with it are (empty: the system's). */
export const CHROMIUM_VARIABLE = 'PALABRE_TEST_CHROMIUM';
export const CHROMIUM_PARTS_VARIABLE = 'PALABRE_TEST_CHROMIUM_PARTS';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const ROOT = path.resolve(import.meta.dirname, '../..');
const CACHE = path.join(ROOT, 'node_modules/.cache/palabre');

/**
 * What the package brings is unpacked in a process of its own, because it goes to the temporary folder of the process; the second variable
 * makes it bring the few libraries that a bare system lacks.
 */
const UNPACK = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();`;

/** Names the browser for the tests: the system's, else the one inside the npm package, unpacked once. */
export async function provideChromium(): Promise<void> {
  const system = SYSTEM_BROWSERS.find((file) => existsSync(file));
  const parts = system === undefined ? await unpacked() : '';
  process.env[CHROMIUM_VARIABLE] = system ?? path.join(parts, 'chromium');
  process.env[CHROMIUM_PARTS_VARIABLE] = parts;
}

async function unpacked(): Promise<string> {
  const manifest = readFileSync(path.join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const target = path.join(CACHE, `chromium-${version}`);
  if (existsSync(path.join(target, 'chromium'))) return target;
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(path.join(CACHE, 'unpacking-'));
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACK], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  });
  rmSync(target, { recursive: true, force: true });
  renameSync(folder, target);
  return target;
}
