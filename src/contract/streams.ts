/** Who hears a stream: everybody who reads an article, the moderators of a site, or one account. */
export const AUDIENCES = ['article', 'moderation', 'account'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A stream as the log numbers it: `article:<id>`, `moderation:<siteId>` or `account:<id>`. */
export type StreamKey<A extends Audience = Audience> = `${A}:${string}`;
/** A stream as clients name it: `article:<id>`, `moderation:<siteId>` or `account`, which is always one's own. */
export type StreamName = `article:${string}` | `moderation:${string}` | 'account';

export const streamKey = <A extends Audience>(audience: A, id: string): StreamKey<A> => `${audience}:${id}`;

/** The key of a stream; null for `account` while nobody is signed in. */
export function keyOf(name: StreamName, accountId: string | null): StreamKey | null {
  if (name !== 'account') return name;
  return accountId === null ? null : streamKey('account', accountId);
}

export const audienceOf = (key: StreamKey): Audience => key.slice(0, key.indexOf(':')) as Audience;
export const idOf = (key: StreamKey): string => key.slice(key.indexOf(':') + 1);
export const nameOf = (key: StreamKey): StreamName => (audienceOf(key) === 'account' ? 'account' : (key as StreamName));
/** Whether one needs a right to hear it. */
export const isProtected = (name: StreamName): boolean => !name.startsWith('article:');
