import { register } from 'node:module';
import { build } from '../../scripts/prepare.mjs';

register('../../scripts/typescript-hooks.mjs', import.meta.url);

/** Before the first spec that is more than a unit: the build of these very sources, and one throwaway PostgreSQL for the whole run. */
export default async function setUp() {
  await build('[build]');
  const { startTestServer } = await import('./global-server.ts');
  await startTestServer();
}
