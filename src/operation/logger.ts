import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import { scopes } from '../common/deadline.js';
import type { Settings } from '../config/settings.js';

/** Nest's own account of every module and route, each time it starts. */
const STARTUP = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'WebSocketsController']);

/**
 * The structured log: one JSON object a line, or lines for a person on a terminal outside production. Personal data stays out: no bodies,
 * addresses, names, tokens or statement parameters.
 */
export async function createLogger(mode: Settings['mode'], terminal: boolean): Promise<Logger> {
  const options = {
    level: mode === 'test' ? 'fatal' : 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: requestOfLine,
    serializers: { err: describeError },
  };
  const pretty = mode === 'development' && terminal ? await prettyStream() : undefined;
  return pretty ? pino(options, pretty) : pino(options);
}

/** What every line written while a request is served tells of it. */
function requestOfLine(): { requestId?: string } {
  const requestId = scopes.getStore()?.requestId;
  return requestId === undefined ? {} : { requestId };
}

/** Pretty lines need a development package, which an installation may well lack. */
async function prettyStream(): Promise<DestinationStream | undefined> {
  try {
    const { default: pretty } = await import('pino-pretty');
    return pretty({ sync: true, singleLine: true, translateTime: 'SYS:HH:MM:ss', ignore: 'context,requestId' });
  } catch {
    return undefined;
  }
}

/** Name, message, code and stack. Not the other members: a driver's error carries rows and parameters in them. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const code = (error as { code?: unknown }).code;
  return {
    name,
    message,
    ...(code !== undefined && { code }),
    stack,
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

/** Nest's own lines and those of its `Logger`, in the structured log. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(STARTUP.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest puts the context last; before it stand what the caller gave: a text after an object of fields, or a stack after a text. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const given = rest.slice(0, -1).filter((part) => part !== undefined);
    if (message instanceof Error) {
      this.logger[level]({ context, err: message }, message.message);
    } else if (typeof message === 'object' && message !== null) {
      this.logger[level]({ context, ...message }, given.map(String).join(' '));
    } else {
      this.logger[level](
        { context, ...(given.length > 0 && { stack: given.map(String).join('\n') }) },
        String(message),
      );
    }
  }
}
