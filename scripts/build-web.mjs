// Builds what browsers load into dist/web: the widget, the live client as a module, the desk, the documents and the demo. With --check it only
// checks the sizes of the widget that stands there.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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
  copyDocuments();
  compressAll();
}

/** What needs no building: the documents of the interfaces with the page that shows them, and the demo's own files. */
function copyDocuments() {
  const swagger = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  copy('docs', path.join(root, 'docs'), ['openapi.json', 'asyncapi.json']);
  copy('docs', path.join(root, 'web', 'docs'), ['index.html']);
  copy('docs/assets', path.join(root, 'web', 'docs'), ['init.js', 'live.css']);
  copy('docs/assets', swagger, ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']);
  const demo = path.join(root, 'web', 'demo');
  copy(
    'demo/assets',
    demo,
    readdirSync(demo).filter((name) => !name.endsWith('.html')),
  );
}

function copy(folder, from, names) {
  mkdirSync(path.join(target, folder), { recursive: true });
  for (const name of names) cpSync(path.join(from, name), path.join(target, folder, name));
}

/** Once here instead of at every request. */
function compressAll() {
  for (const name of readdirSync(target, { recursive: true })) {
    if (!/\.(?:js|css|html|svg|json)$/.test(name)) continue;
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
