/** A reason not to start that the operator can act on: its message is printed as it is, without a stack trace. */
export class StartupError extends Error {
  override readonly name: string = 'StartupError';
}

/** The sentence for the operating system's refusal to listen on `host` and `port`; undefined for any other error. */
export function listenRefusal(error: unknown, host: string, port: number): StartupError | undefined {
  const unknownAddress = `This machine has no address ${host}: write HOST=127.0.0.1 for this machine alone, or HOST=0.0.0.0 for all its networks.`;
  const sentences: Record<string, string> = {
    EADDRINUSE: `Port ${port} of ${host} is taken by another program: stop that one, or choose another port, such as PORT=${port + 1}.`,
    EACCES: `This user may not listen on port ${port} of ${host}: choose a port above 1023, such as PORT=3000.`,
    EADDRNOTAVAIL: unknownAddress,
    ENOTFOUND: unknownAddress,
    EAI_AGAIN: unknownAddress,
  };
  const sentence = sentences[String((error as NodeJS.ErrnoException).code)];
  return sentence === undefined ? undefined : new StartupError(sentence);
}
