import { z } from 'zod';
import type { Actor } from '../http/actor.js';
import { idSchema } from '../common/ids.js';
import { streamKey, type Audience, type StreamKey } from '../events/domain-events.js';

/** A stream as clients name it: `article:<id>`, `moderation:<siteId>` or `account`, which is always one's own. */
export type StreamName = `article:${string}` | `moderation:${string}` | 'account';

const NAMED = /^(article|moderation):(.+)$/;

export const streamNameSchema = z
  .string()
  .max(64)
  .transform((name) => name.toLowerCase())
  .refine(
    (name): name is StreamName => name === 'account' || idSchema.safeParse(NAMED.exec(name)?.[2]).success,
    'must be article:<id>, moderation:<siteId> or account',
  )
  .meta({ description: '`article:<id>` (everybody), `moderation:<siteId>` (its moderators) or `account` (oneself).' });

/** The key under which the log numbers that stream; null for `account` while nobody is signed in. */
export function keyOf(name: StreamName, actor: Actor | null): StreamKey | null {
  if (name !== 'account') return name;
  return actor && streamKey('account', actor.id);
}

export const audienceOf = (key: StreamKey): Audience => key.slice(0, key.indexOf(':')) as Audience;
export const idOf = (key: StreamKey): string => key.slice(key.indexOf(':') + 1);
export const nameOf = (key: StreamKey): StreamName => (audienceOf(key) === 'account' ? 'account' : (key as StreamName));
export const isProtected = (name: StreamName): boolean => !name.startsWith('article:');
