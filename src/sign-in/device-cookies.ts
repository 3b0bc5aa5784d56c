import { Injectable } from '@nestjs/common';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Settings } from '../config/settings.js';
import { derivedKey } from '../config/derived-key.js';

/**
 * Values of the cookie that marks a browser as one which signed in to an account before: a nonce, and a signature over it and the
 * account's address. It proves nothing else and signs nobody in.
 */
@Injectable()
export class DeviceCookies {
  private readonly key: Buffer;

  constructor(settings: Settings) {
    this.key = derivedKey(settings.secret, 'device-cookie');
  }

  /** The nonce, if the cookie was issued for this account; else null. */
  nonceOf(cookie: string | undefined, email: string): string | null {
    const [nonce = '', signature = ''] = (cookie ?? '').split('.');
    const expected = this.signature(nonce, email);
    const given = Buffer.from(signature, 'base64url');
    return given.length === expected.length && timingSafeEqual(given, expected) ? nonce : null;
  }

  /** The browser keeps the nonce it has for this account, so that its failures stay counted as one. */
  issue(email: string, cookie: string | undefined): string {
    const nonce = this.nonceOf(cookie, email) ?? randomBytes(16).toString('base64url');
    return `${nonce}.${this.signature(nonce, email).toString('base64url')}`;
  }

  private signature(nonce: string, email: string): Buffer {
    return createHmac('sha256', this.key).update(`${nonce}\0${email}`).digest();
  }
}
