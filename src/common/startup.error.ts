/** A reason not to start that the operator can act on: its message is printed as it is, without a stack trace. */
export class StartupError extends Error {
  override readonly name: string = 'StartupError';
}

/** The sentence for an operating system's refusal to listen on `host` and `port`; undefined for any other error. */
export function listenRefusal(error: unknown, host: string, port: number): StartupError | undefined {
  const address = `${host}:${port}`;
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new StartupError(
        `Another program is already listening on ${address}: stop it, or choose another port, such as PORT=${port + 1}.`,
      );
    case 'EACCES':
      return new StartupError(
        `This user may not listen on ${address}: choose a port above 1023, such as PORT=${port + 3000}.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartupError(
        `This machine has no address ${host}: write HOST=127.0.0.1 for this machine alone, or HOST=0.0.0.0 for all its networks.`,
      );
    default:
      return undefined;
  }
}
