import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartupError } from '../common/startup.error.js';

/** Throws a `StartupError` when nothing can listen on `host` and `port`, before anything slower is begun. */
export async function assertCanListen(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen(port, host), 'listening');
  } catch (error) {
    throw listenRefusal(error, host, port);
  }
  probe.close();
  await once(probe, 'close');
}

/** The sentence for the operating system's refusal to listen; any other error as it is. */
export function listenRefusal(error: unknown, host: string, port: number): unknown {
  const unknownAddress = `This machine has no address ${host}: write HOST=127.0.0.1 for this machine alone, or HOST=0.0.0.0 for all its networks.`;
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is taken by another program: stop that one, or choose another port, such as PORT=${port + 1}.`,
    EACCES: `This user may not listen on port ${port} of ${host}: choose a port above 1023, such as PORT=3000.`,
    EADDRNOTAVAIL: unknownAddress,
    ENOTFOUND: unknownAddress,
    EAI_AGAIN: unknownAddress,
  };
  const sentence = sentences[String((error as NodeJS.ErrnoException).code)];
  return sentence === undefined ? error : new StartupError(sentence);
}
