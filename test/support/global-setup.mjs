import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);

/** Jest's global set-up: one throwaway PostgreSQL for the whole run. */
export default async function setUp() {
  const { startTestServer } = await import('./global-server.ts');
  await startTestServer();
}
