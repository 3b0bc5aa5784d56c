// Builds what browsers load into dist/web: the widget, the live client as a module, the desk and the demo. With --check it only
// checks the sizes of the widget that stands there.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

/** What an article may pay for its comments, live client included, and what who signs in pays more. Bytes as they are sent. */
const WIDGET_LIMITS = [
  [/^palabre\.js$/, 15_000],
  [/^assets\/members-[\w-]+\.js$/, 15_000],
];
/** Smaller files gain nothing. */
const WORTH_COMPRESSING = 1_000;

const MODES = ['widget', 'live', 'pages'];
const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'dist', 'web');

if (process.argv.includes('--check')) {
  checkSize();
} else {
  // What stands there is not what the stamp of scripts/prepare.mjs tells any more.
  rmSync(path.join(root, 'dist', '.inputs'), { force: true });
  rmSync(target, { recursive: true, force: true });
  for (const mode of MODES) {
    await build({ configFile: path.join(root, 'web', 'vite.config.ts'), mode, logLevel: 'warn' });
  }
  compressAll();
}

/** Once here instead of at every request. */
function compressAll() {
  for (const name of readdirSync(target, { recursive: true })) {
    if (!/\.(?:js|css|html|svg)$/.test(name)) continue;
    const file = path.join(target, name);
    const body = readFileSync(file);
    if (body.length < WORTH_COMPRESSING) continue;
    writeFileSync(`${file}.gz`, gzipSync(body, { level: constants.Z_BEST_COMPRESSION }));
    writeFileSync(`${file}.br`, brotliCompressSync(body));
  }
}

function checkSize() {
  const names = readdirSync(target, { recursive: true }).map((name) => name.split(path.sep).join('/'));
  for (const [pattern, limit] of WIDGET_LIMITS) {
    const name = names.find((known) => pattern.test(known));
    if (name === undefined) throw new Error(`Nothing is built that is named like ${pattern}.`);
    const size = gzipSync(readFileSync(path.join(target, name)), { level: constants.Z_BEST_COMPRESSION }).length;
    const verdict = `${name} has ${size} bytes gzipped, of ${limit}.`;
    if (size <= limit) {
      console.log(verdict);
    } else {
      console.error(`${verdict} Take something out, or load it when it is needed.`);
      process.exitCode = 1;
    }
  }
}
