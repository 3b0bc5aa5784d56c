import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { buildFacts } from './facts.fixture.js';
import type { Rule, RuleFinding } from './rule.js';
import { RULE_DEADLINE_MS, ScreeningService } from './screening.service.js';

const holds: RuleFinding = { outcome: 'hold', code: 'capitals', message: 'Loud', spans: [{ start: 0, end: 5 }] };
const rejects: RuleFinding = { outcome: 'reject', code: 'banned-word', message: 'Rude' };

const rule = (name: string, check: Rule['check']): Rule => ({ name, check });
const screen = (...rules: Rule[]) => new ScreeningService(rules).screen(buildFacts({ body: 'Secret text' }));

describe('ScreeningService', () => {
  let logged: string[];

  beforeEach(() => {
    logged = [];
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((line: unknown) => void logged.push(String(line)));
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('publishes what no rule speaks against', async () => {
    expect(
      await screen(
        rule('calm', () => null),
        rule('quiet', () => []),
      ),
    ).toEqual({ outcome: 'publish', reasons: [] });
  });

  it('runs every rule, also after a rejection, and keeps all reasons in the order of the rules', async () => {
    const verdict = await screen(
      rule('slow', () => Promise.resolve(rejects)),
      rule('none', () => null),
      rule('many', () => [holds, holds]),
    );
    expect(verdict.outcome).toBe('reject');
    expect(verdict.reasons).toEqual([
      { rule: 'slow', ...rejects, spans: [] },
      { rule: 'many', ...holds },
      { rule: 'many', ...holds },
    ]);
  });

  it.each<[string, Rule['check']]>([
    [
      'throws',
      () => {
        throw new TypeError('cannot read Secret text');
      },
    ],
    ['rejects its promise', () => Promise.reject(new TypeError('cannot read Secret text'))],
  ])('holds when a rule %s, names the rule, and logs nothing of the text', async (_, check) => {
    expect(await screen(rule('broken', check))).toEqual({
      outcome: 'hold',
      reasons: [
        { rule: 'broken', outcome: 'hold', code: 'rule-failed', message: 'The rule “broken” failed', spans: [] },
      ],
    });
    expect(logged).toEqual(['Rule “broken” failed (TypeError); the comment is held']);
  });

  it('holds when a rule does not answer within its deadline, and keeps what the others found', async () => {
    jest.useFakeTimers();
    const verdict = screen(
      rule('stuck', () => new Promise(() => {})),
      rule('many', () => holds),
    );
    await jest.advanceTimersByTimeAsync(RULE_DEADLINE_MS - 1);
    expect(logged).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(await verdict).toMatchObject({
      outcome: 'hold',
      reasons: [
        {
          rule: 'stuck',
          code: 'rule-failed',
          message: `The rule “stuck” did not answer within ${RULE_DEADLINE_MS} ms`,
        },
        { rule: 'many', code: 'capitals' },
      ],
    });
  });

  it('does not let a failed rule soften a rejection', async () => {
    const verdict = await screen(
      rule('broken', () => Promise.reject(new Error('no'))),
      rule('strict', () => rejects),
    );
    expect(verdict.outcome).toBe('reject');
  });

  it('leaves no timer behind', async () => {
    jest.useFakeTimers();
    await screen(
      rule('calm', () => null),
      rule('broken', () => Promise.reject(new Error('no'))),
    );
    expect(jest.getTimerCount()).toBe(0);
  });

  it('bounds what is kept of one rule', async () => {
    const spans = Array.from({ length: 500 }, (_, start) => ({ start, end: start + 1 }));
    const { reasons } = await screen(rule('many', () => Array.from({ length: 50 }, () => ({ ...holds, spans }))));
    expect(reasons).toHaveLength(20);
    expect(reasons[0]?.spans).toHaveLength(100);
  });
});
