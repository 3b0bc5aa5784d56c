import { register } from 'node:module';

register('../../scripts/typescript-hooks.mjs', import.meta.url);

/** Jest's global set-up: one throwaway PostgreSQL for the whole run, and the browser that its tests open. */
export default async function setUp() {
  const { startTestServer } = await import('./global-server.ts');
  const { provideChromium } = await import('./provide-chromium.ts');
  await Promise.all([startTestServer(), provideChromium()]);
}
