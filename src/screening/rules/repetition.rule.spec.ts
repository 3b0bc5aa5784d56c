import { describe, expect, it } from '@jest/globals';
import { buildFacts, secondsAgo } from '../facts.fixture.js';
import { repetitionKey } from '../repetition-key.js';
import type { RecentFacts } from '../screening.facts.js';
import { repetitionRule } from './repetition.rule.js';

const BODY = 'Venez tous à la manifestation de samedi';
const DAY = 24 * 60 * 60;
const said = (body: string, at = secondsAgo(60)) => ({ key: repetitionKey(body), at });
const check = (recent: Partial<RecentFacts>, body = BODY) => repetitionRule.check(buildFacts({ body, recent }));

describe('repetitionRule', () => {
  it('rejects what the author said already, also in other dress', () => {
    expect(
      check({ own: [said('VENEZ TOUS à la manif'), said('venez   TOUS, à la manifestatiоn de samedi !!!')] }),
    ).toMatchObject([{ outcome: 'reject', code: 'repeated-own' }]);
  });

  it('holds what others said already', () => {
    expect(check({ others: [said(BODY)] })).toMatchObject([{ outcome: 'hold', code: 'repeated-by-others' }]);
  });

  it('gives both reasons', () => {
    expect(check({ own: [said(BODY)], others: [said(BODY)] })).toHaveLength(2);
  });

  it('forgets after a day', () => {
    expect(check({ own: [said(BODY, secondsAgo(DAY))], others: [said(BODY, secondsAgo(DAY + 1))] })).toEqual([]);
  });

  it('lets another text pass, and what everybody says', () => {
    expect(check({ own: [said('Venez tous à la manifestation de dimanche')] })).toEqual([]);
    expect(check({ own: [said('Merci !')], others: [said('Merci !')] }, 'Merci !')).toBeNull();
  });
});
