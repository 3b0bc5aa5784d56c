// `npm run docs:generate` writes docs/*.json from the code's own schemas; `npm run check:docs` (--check) tells whether they are current.
import { build, PreparationError } from './prepare.mjs';

try {
  await build('[1/1]');
  await import('../dist/src/generate-docs.js');
} catch (error) {
  if (!(error instanceof PreparationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
