import type { JwtModuleOptions } from '@nestjs/jwt';
import { derivedKey } from './derived-key.js';

/** Life of an access token, in seconds. */
export const ACCESS_TOKEN_S = 15 * 60;

const ALGORITHM = 'HS256';
/** The same on every process of an installation; another installation has another secret. */
const ISSUER = 'palabre';
const AUDIENCE = 'palabre-api';

export const accessTokenKey = (secret: string): Buffer => derivedKey(secret, 'access-token');

/** What a token must be, wherever it is verified: no other algorithm, issuer or audience is accepted. */
export const ACCESS_TOKEN_RULES = { algorithms: [ALGORITHM as typeof ALGORITHM], issuer: ISSUER, audience: AUDIENCE };

export function accessTokenOptions(secret: string): JwtModuleOptions {
  return {
    secret: accessTokenKey(secret),
    signOptions: { algorithm: ALGORITHM, issuer: ISSUER, audience: AUDIENCE, expiresIn: ACCESS_TOKEN_S },
    verifyOptions: ACCESS_TOKEN_RULES,
  };
}
