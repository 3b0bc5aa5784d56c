import { describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { pino } from 'pino';
import { describeError, NestLogger } from './logger.js';

function lines(write: (logger: Logger) => void): Record<string, unknown>[] {
  const written: string[] = [];
  const options = { level: 'trace', base: null, timestamp: false, serializers: { err: describeError } };
  const nest = new NestLogger(pino(options, { write: (line: string) => void written.push(line) }));
  Logger.overrideLogger(nest);
  try {
    write(new Logger('Somewhere'));
  } finally {
    Logger.overrideLogger(false);
  }
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the structured log', () => {
  it('has the context, the fields and the text of a line', () => {
    expect(lines((logger) => logger.warn({ site: 'x' }, 'something is odd'))).toEqual([
      { level: 40, context: 'Somewhere', site: 'x', msg: 'something is odd' },
    ]);
    expect(lines((logger) => logger.log('plain'))).toEqual([{ level: 30, context: 'Somewhere', msg: 'plain' }]);
  });

  it('keeps the stack of an error beside its text', () => {
    expect(lines((logger) => logger.error('broken', 'at line 1'))).toEqual([
      { level: 50, context: 'Somewhere', stack: 'at line 1', msg: 'broken' },
    ]);
  });

  it('tells of an error what went wrong, and no data that the driver hung on it', () => {
    const error = Object.assign(new Error('duplicate key value'), {
      code: '23505',
      detail: 'Key (email)=(jo@example.org) already exists.',
      parameters: ['jo@example.org'],
    });
    const [line] = lines((logger) => logger.error({ err: error }, 'unexpected'));
    expect(line).toMatchObject({ err: { name: 'Error', message: 'duplicate key value', code: '23505' } });
    expect(JSON.stringify(line)).not.toContain('jo@example.org');
  });
});
