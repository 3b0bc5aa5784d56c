import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../config/settings.js';
import { DeviceCookies } from './device-cookies.js';

const cookiesOf = (secret: string): DeviceCookies =>
  new DeviceCookies(readSettings({}).complete({ databaseUrl: 'postgres://localhost/none', secret }));

describe('a device cookie', () => {
  const cookies = cookiesOf('one secret of this installation');
  const cookie = cookies.issue('ana@example.org', undefined);

  it('is known again for the account that it was issued for', () => {
    expect(cookies.nonceOf(cookie, 'ana@example.org')).toMatch(/^[\w-]{22}$/);
  });

  it('means nothing for another account or another installation', () => {
    expect(cookies.nonceOf(cookie, 'ben@example.org')).toBeNull();
    expect(cookiesOf('another secret').nonceOf(cookie, 'ana@example.org')).toBeNull();
  });

  it.each([undefined, '', '.', 'nonce', 'nonce.signature', `x${cookie}`])('cannot be made up: %j', (made) => {
    expect(cookies.nonceOf(made, 'ana@example.org')).toBeNull();
  });

  it('keeps its nonce when it is issued again', () => {
    expect(cookies.issue('ana@example.org', cookie)).toBe(cookie);
    expect(cookies.issue('ben@example.org', cookie)).not.toBe(cookie);
  });
});
