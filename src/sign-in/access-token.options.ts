import { createSecretKey, type KeyObject } from 'node:crypto';
import type { JwtModuleOptions } from '@nestjs/jwt';
import { derivedKey } from '../config/derived-key.js';

/** Life of an access token, in seconds. */
export const ACCESS_TOKEN_S = 15 * 60;

const ALGORITHM = 'HS256';
/** The same on every process of an installation; another installation has another secret. */
const ISSUER = 'palabre';
const AUDIENCE = 'palabre-api';

/** An object: `jsonwebtoken` first tries to read bytes as a public key, and failing at that takes longer than the rest of a verification. */
export const accessTokenKey = (secret: string): KeyObject => createSecretKey(derivedKey(secret, 'access-token'));

/**
 * What a token must be, wherever it is verified: no other algorithm, issuer or audience is accepted. Whether it has expired is for
 * `AuthenticationService` to say, by the clock of the database: the library only knows the machine's.
 */
export const ACCESS_TOKEN_RULES = {
  algorithms: [ALGORITHM as typeof ALGORITHM],
  issuer: ISSUER,
  audience: AUDIENCE,
  ignoreExpiration: true,
};

export function accessTokenOptions(secret: string): JwtModuleOptions {
  const key = accessTokenKey(secret);
  return {
    secretOrKeyProvider: () => key,
    signOptions: { algorithm: ALGORITHM, issuer: ISSUER, audience: AUDIENCE, expiresIn: ACCESS_TOKEN_S },
    verifyOptions: ACCESS_TOKEN_RULES,
  };
}
