/** Jest's global teardown. */
export default async function tearDown() {
  const { stopTestServer } = await import('./global-server.ts');
  await stopTestServer();
}
