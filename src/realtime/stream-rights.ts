import { moderates, type Actor } from '../http/actor.js';
import { ProblemError } from '../contract/problem.error.js';
import { audienceOf, idOf, type StreamKey } from '../contract/streams.js';

/** Who asks, as known at this moment: the account behind the token, and when the token ends (null: nobody is signed in). */
export interface Credentials {
  actor: Actor | null;
  expiresAt: Date | null;
}

/** Why these credentials may not hear that stream now; null when they may. Articles are open to everybody. */
export function streamRefusal(key: StreamKey, { actor, expiresAt }: Credentials, now: Date): ProblemError | null {
  const audience = audienceOf(key);
  if (audience === 'article') return null;
  if (!actor) return signInFirst();
  if (expiresAt !== null && expiresAt <= now) {
    return new ProblemError(401, 'auth.expired', 'The access token has expired: connect again with a new one.');
  }
  if (actor.banned) return new ProblemError(403, 'account.banned', 'This account is banned.');
  const allowed = audience === 'account' ? actor.id === idOf(key) : moderates(actor, idOf(key));
  return allowed ? null : new ProblemError(403, 'access.denied', 'This stream is not open to this account.');
}

export const signInFirst = (): ProblemError =>
  new ProblemError(401, 'auth.required', 'Connect with an access token to hear this stream.');
