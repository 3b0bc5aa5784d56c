import { describe, expect, it } from '@jest/globals';
import { accountNameSchema } from '../contract/account-name.js';
import { nameKey } from './name-key.js';

describe('a public name', () => {
  it.each([
    ['  Ana   María ', 'Ana María'],
    ['Zoe\u0301', 'Zo\u00e9'],
    ['李雷', '李雷'],
    ['R2', 'R2'],
  ])('%j becomes %j', (typed, stored) => {
    expect(accountNameSchema.parse(typed)).toBe(stored);
  });

  it.each([
    ['too short', 'A'],
    ['too long', 'a'.repeat(41)],
    ['turned around', 'admin\u202Egpj'],
    ['padded with a zero-width space', 'An\u200Ba'],
    ['with a control character', 'An\u0007a'],
    ['a tower of marks', `A${'\u0316'.repeat(8)}na`],
    ['without a letter', '---'],
  ])('is refused when %s', (_, typed) => {
    expect(accountNameSchema.safeParse(typed).success).toBe(false);
  });

  it('counts characters, not code units', () => {
    expect(accountNameSchema.safeParse('😀'.repeat(39) + 'a').success).toBe(true);
  });

  it.each(['Léa Martin', 'LEA  MARTIN', 'lea.martin', 'Ｌéa Martin', 'Le\u0301a-Martin'])(
    'looks like Léa Martin when it is %j',
    (name) => {
      expect(nameKey(name)).toBe(nameKey('Léa Martin'));
    },
  );

  it.each([
    ['La Rédасtion', 'with letters of another alphabet'],
    ['LA RÉDACTI0N', 'with a zero'],
    ['lа rεdaction', 'with several of them'],
  ])('looks like the newsroom: %s (%s)', (name) => {
    expect(nameKey(name)).toBe(nameKey('La rédaction'));
  });

  it('does not look like another one that differs in a letter', () => {
    expect(nameKey('Léo Martin')).not.toBe(nameKey('Léa Martin'));
  });
});
