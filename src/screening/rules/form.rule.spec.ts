import { describe, expect, it } from '@jest/globals';
import { buildFacts } from '../facts.fixture.js';
import { formRule } from './form.rule.js';
import { MAX_BODY_LENGTH } from '../../contract/limits.js';

const check = (body: string) => formRule.check(buildFacts({ body }));

describe('formRule', () => {
  it.each(['', '\u200b', '\u3164\u2800', ' \ufe0f'])('rejects %j: there is nothing to read', (body) => {
    expect(check(body)).toMatchObject({ outcome: 'reject', code: 'empty' });
  });

  it('counts code points: emoji are not charged double', () => {
    expect(check(`a${'👍'.repeat(MAX_BODY_LENGTH - 1)}`)).toBeNull();
    expect(check(`a${'👍'.repeat(MAX_BODY_LENGTH)}`)).toMatchObject({ outcome: 'reject', code: 'too-long' });
  });

  it('rejects what is far longer when it is written out', () => {
    expect(check('\ufdfa'.repeat(MAX_BODY_LENGTH))).toMatchObject({ outcome: 'reject', code: 'too-long' });
    expect(check('\ufdfa'.repeat(100))).toBeNull();
    expect(check('½ ﬁn œuvre… '.repeat(400))).toBeNull();
  });

  it.each(['???', '…', '👏👏', '👨‍👩‍👧', '❤️', '—'])('holds « %s »: there is no word in it', (body) => {
    expect(check(body)).toMatchObject({ outcome: 'hold', code: 'no-words' });
  });

  it.each(['Oui', '+1', 'ok 👍', '不', 'نعم', '1️⃣'])('lets « %s » pass', (body) => {
    expect(check(body)).toBeNull();
  });
});
