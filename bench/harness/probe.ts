// Loaded before a server that is measured (`--import`), and the only thing added to it: answers its parent what the process has used.
export interface Usage {
  /** User and system time of all threads since the start, in microseconds. */
  cpu: number;
  /** In bytes, after a full collection where one was asked for. */
  heap: number;
  rss: number;
}

process.on('message', (question: unknown) => {
  if (question !== 'usage' && question !== 'collected usage') return;
  if (question === 'collected usage') globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ cpu: user + system, heap: heapUsed, rss } satisfies Usage);
});
// The server must be able to end although its parent still listens.
process.channel?.unref();
