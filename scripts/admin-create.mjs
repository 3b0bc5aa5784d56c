// `npm run admin:create`: installs and builds what is missing, then makes an administrator.
import { build, install, PreparationError } from './prepare.mjs';

try {
  await install('[1/2]');
  await build('[2/2]');
  process.setSourceMapsEnabled(true);
  await import('../dist/src/sign-in/admin-create.command.js');
} catch (error) {
  if (!(error instanceof PreparationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
