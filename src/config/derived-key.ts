import { hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;

/** A key of its own for each purpose, from the installation's one secret (HKDF-SHA-256), so that none can stand for another. */
export function derivedKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `palabre:${purpose}`, KEY_BYTES));
}
