import { beforeAll, describe, expect, it } from '@jest/globals';
import { PasswordHasher } from './password-hasher.js';

describe('the password hasher', () => {
  const hasher = new PasswordHasher();
  beforeAll(() => hasher.onModuleInit());

  it('keeps an argon2id hash with the parameters that OWASP asks for', async () => {
    expect(await hasher.hash('a long enough password')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('recognises the password and no other', async () => {
    const kept = await hasher.hash('Correct Horse');
    expect(await hasher.verify(kept, 'Correct Horse')).toBe(true);
    expect(await hasher.verify(kept, 'correct horse')).toBe(false);
  });

  it('verifies nothing for an account that does not exist', async () => {
    expect(await hasher.verify(null, 'anything')).toBe(false);
  });

  it('refuses those who come when too many are waiting, and serves the others', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 90 }, () => hasher.verify(null, 'flood')));
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ reason: { status: 503, code: 'service.busy' } });
    expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(64);
    expect(await hasher.verify(null, 'afterwards')).toBe(false);
  });
});
