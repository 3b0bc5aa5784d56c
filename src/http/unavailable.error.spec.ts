import { describe, expect, it } from '@jest/globals';
import { DatabaseError } from 'pg';
import { toProblem } from './problem.filter.js';
import { isUnavailable, UnavailableError } from '../common/unavailable.error.js';

const withCode = (code: string): Error => Object.assign(new Error('as the driver says it'), { code });

describe('what the moment is to blame for', () => {
  it.each([
    ['08006', 'a lost connection'],
    ['40001', 'a serialization failure'],
    ['40P01', 'a deadlock'],
    ['53100', 'a full disk'],
    ['53300', 'too many connections'],
    ['55P03', 'a lock that is held'],
    ['25P03', 'a transaction that idled'],
    ['57014', 'a statement that was cancelled'],
    ['57P01', 'a server that shuts down'],
    ['57P03', 'a server that starts'],
    ['ECONNREFUSED', 'nobody listening'],
    ['ECONNRESET', 'a connection that was reset'],
    ['EPIPE', 'a connection that is closed'],
  ])('is %s, %s', (code) => {
    expect(isUnavailable(withCode(code))).toBe(true);
  });

  it.each([
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Client has encountered a connection error and is not queryable',
  ])('is what pg calls “%s”', (message) => {
    expect(isUnavailable(new Error(message))).toBe(true);
  });

  it.each(['23505', '22P02', '42601', '42P01', '0A000', '55000', 'ENOENT'])('is not %s', (code) => {
    expect(isUnavailable(withCode(code))).toBe(false);
  });

  it('is not the caller’s text, whatever it says', () => {
    const error = new DatabaseError('invalid input syntax: "Connection terminated"', 0, 'error');
    expect(isUnavailable(error)).toBe(false);
  });
});

describe('the answer to it', () => {
  it('is 503 with a time to try again, and claims nothing about what was changed', () => {
    const { status, code, extensions, detail } = toProblem(withCode('53100'));
    expect({ status, code }).toEqual({ status: 503, code: 'service.unavailable' });
    expect(extensions.retryAfter).toBeGreaterThan(0);
    expect(detail).not.toContain('Nothing was changed');
  });

  it('tells when it is not known whether the change was kept', () => {
    const { detail } = toProblem(new UnavailableError('a commit was not answered', { outcomeUnknown: true }));
    expect(detail).toContain('It is not known whether this was kept');
  });
});
