// Builds what browsers load into dist/web: the widget, the live client as a module, the desk and the demo. With --check it only
// checks the size of the widget that stands there.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

/** What an article may pay for its comments, live client included, in bytes as they are sent. */
const WIDGET_LIMIT = 25_000;
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
  const size = gzipSync(readFileSync(path.join(target, 'palabre.js')), { level: constants.Z_BEST_COMPRESSION }).length;
  const verdict = `The widget has ${size} bytes gzipped, of ${WIDGET_LIMIT}.`;
  if (size <= WIDGET_LIMIT) return console.log(verdict);
  console.error(`${verdict} Take something out, or load it when it is needed.`);
  process.exitCode = 1;
}
