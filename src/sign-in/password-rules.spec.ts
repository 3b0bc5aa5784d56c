import { describe, expect, it } from '@jest/globals';
import { breachedPasswords, checkNewPassword } from './password-rules.js';

const CONTEXT = ['Claire Dumont', 'c.dumont@example.org'];

describe('a new password', () => {
  it.each([
    ['too-short', 'Zx9!kkq'],
    ['too-long', 'x'.repeat(129)],
    ['breached', 'password123'],
    ['breached', 'AzertyUiop'],
    ['guessable', 'palabre2024'],
    ['guessable', 'ClaireDumont75'],
    ['guessable', 'dumont!dumont!'],
  ])('is %s when it is %j', async (fault, password) => {
    await expect(checkNewPassword(password, CONTEXT)).rejects.toMatchObject({
      status: 400,
      code: `password.${fault}`,
      extensions: { errors: [{ path: 'password' }] },
    });
  });

  it.each([
    ['eight characters of any kind', 'gkqhzwvb'],
    ['a passphrase with spaces', 'claire walks under seven bridges'],
    ['128 characters', 'ab '.repeat(42) + 'xy'],
    ['letters outside the alphabet', 'пароль-надёжный'],
    ['eight symbols, each of two code units', '🐙🦜🌵🧭🪁🥁🪵🛶'],
  ])('may be %s', async (_, password) => {
    await expect(checkNewPassword(password, CONTEXT)).resolves.toBeUndefined();
  });

  it('is compared with more of the most common passwords than the standard asks for', async () => {
    expect((await breachedPasswords()).size).toBeGreaterThan(3_000);
  });
});
