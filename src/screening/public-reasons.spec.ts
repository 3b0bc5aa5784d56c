import { describe, expect, it } from '@jest/globals';
import { publicReasons } from './public-reasons.js';

const held = (code: string) => ({ outcome: 'hold' as const, code });
const rejected = (code: string) => ({ outcome: 'reject' as const, code });

describe('publicReasons', () => {
  it('speaks the language asked for', () => {
    const reasons = [held('new-author')];
    expect(publicReasons(reasons, 'fr')[0]?.message).toContain('Vos premiers commentaires');
    expect(publicReasons(reasons, 'en')[0]?.message).toContain('Your first comments');
  });

  it('tells neither the word, nor that words are watched, nor that a rule failed', () => {
    const message = 'Watched word “vaccin”';
    const reasons = [{ ...held('watched-word'), rule: 'watched-words', message }, held('rule-failed')];
    expect(publicReasons(reasons, 'en')).toEqual([
      { code: 'held-for-review', message: 'Your comment will be read by a moderator before it appears.' },
    ]);
  });

  it('explains the outcome and no more: a rejection does not tell what would have held', () => {
    const reasons = [held('capitals'), rejected('banned-word'), held('watched-word')];
    expect(publicReasons(reasons, 'en').map(({ code }) => code)).toEqual(['wording']);
  });

  it('says each thing once, in the order of the rules', () => {
    const reasons = [held('link-from-new-author'), held('too-many-links'), held('burst')];
    expect(publicReasons(reasons, 'fr').map(({ code }) => code)).toEqual(['links', 'too-fast']);
  });

  it.each(['retired-code', 'toString'])('reads the unknown stored code %s as held for review', (code) => {
    expect(publicReasons([held(code)], 'en').map((reason) => reason.code)).toEqual(['held-for-review']);
  });

  it('has nothing to say without reasons', () => {
    expect(publicReasons([], 'fr')).toEqual([]);
  });
});
