import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../http/actor.js';

import { streamRefusal } from './stream-rights.js';
import { keyOf, nameOf } from '../contract/streams.js';
import { streamNameSchema } from '../contract/live.schemas.js';

const NOW = new Date('2026-03-01T12:00:00Z');
const LATER = new Date('2026-03-01T12:00:01Z');
const ID = '0190a000-0000-7000-8000-000000000001';
const reader: Actor = { id: ID, name: 'Ana', admin: false, moderates: [], banned: false, restrictions: [] };

describe('the right to a stream', () => {
  it.each([
    ['an article', 'nobody', `article:${ID}`, null, null],
    ['an article', 'a banned account', `article:${ID}`, { ...reader, banned: true }, null],
    ['a desk', 'nobody', `moderation:${ID}`, null, 'auth.required'],
    ['a desk', 'a reader', `moderation:${ID}`, reader, 'access.denied'],
    ['a desk', 'a moderator of another site', `moderation:${ID}`, { ...reader, moderates: ['b'] }, 'access.denied'],
    ['a desk', 'its moderator', `moderation:${ID}`, { ...reader, moderates: [ID] }, null],
    ['a desk', 'an administrator', `moderation:${ID}`, { ...reader, admin: true }, null],
    [
      'a desk',
      'a banned moderator',
      `moderation:${ID}`,
      { ...reader, moderates: [ID], banned: true },
      'account.banned',
    ],
    ['an account', 'its owner', `account:${ID}`, reader, null],
    ['an account', 'an administrator', `account:${ID}`, { ...reader, id: 'x', admin: true }, 'access.denied'],
  ] as const)('to %s for %s', (_what, _who, key, actor, code) => {
    const refusal = streamRefusal(key, { actor, expiresAt: LATER }, NOW);
    expect(refusal?.code ?? null).toBe(code);
  });

  it('ends in the moment in which the token does', () => {
    const credentials = { actor: reader, expiresAt: LATER };
    expect(streamRefusal(`account:${ID}`, credentials, NOW)).toBeNull();
    expect(streamRefusal(`account:${ID}`, credentials, LATER)?.code).toBe('auth.expired');
  });
});

describe('the name of a stream', () => {
  it('hides whose account it is', () => {
    expect(keyOf('account', reader.id)).toBe(`account:${ID}`);
    expect(keyOf('account', null)).toBeNull();
    expect(nameOf(`account:${ID}`)).toBe('account');
    expect(nameOf(`article:${ID}`)).toBe(`article:${ID}`);
  });

  it.each(['article', 'article:', 'article:1', `account:${ID}`, `comment:${ID}`, `article:${ID} `, `article:${ID}\n`])(
    'is not %j',
    (name) => {
      expect(streamNameSchema.safeParse(name).success).toBe(false);
    },
  );

  it('is the same in upper case', () => {
    expect(streamNameSchema.parse(`ARTICLE:${ID.toUpperCase()}`)).toBe(`article:${ID}`);
  });
});
