/** A reason not to start that the operator can act on: its message is printed as it is, without a stack trace. */
export class StartupError extends Error {
  override readonly name: string = 'StartupError';
}
