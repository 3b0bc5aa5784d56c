import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

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

/** The browser for the tests: the system's, else the one inside the npm package, unpacked once; `parts` holds the libraries and fonts that came with it. */
export async function provideChromium(): Promise<{ executablePath: string; parts: string | undefined }> {
  const system = SYSTEM_BROWSERS.find((file) => existsSync(file));
  if (system !== undefined) return { executablePath: system, parts: undefined };
  const parts = await unpacked();
  return { executablePath: path.join(parts, 'chromium'), parts };
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
  try {
    renameSync(folder, target);
  } catch (error) {
    // Another worker was quicker.
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
