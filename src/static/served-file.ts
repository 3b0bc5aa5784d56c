import { createHash } from 'node:crypto';
import path from 'node:path';
import type { FastifyReply } from 'fastify';

export type RequestHeaders = Readonly<Record<string, string | undefined>>;

/** A content coding, best first; null is the file as it stands. */
export const ENCODINGS = ['br', 'gzip', null] as const;
export type Encoding = (typeof ENCODINGS)[number];

interface Variant {
  encoding: Encoding;
  body: Buffer;
  tag: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** A file as browsers get it: in the best encoding that they take, each with a tag of its own. */
export class ServedFile {
  private readonly variants: readonly Variant[];

  /** `bodies`: best encoding first. */
  constructor(
    private readonly name: string,
    bodies: readonly (readonly [Encoding, Buffer])[],
  ) {
    this.variants = bodies.map(([encoding, body]) => ({ encoding, body, tag: tagOf(body) }));
  }

  async send(reply: FastifyReply, cacheControl: string, headers: RequestHeaders): Promise<void> {
    const variant = this.variants.find(({ encoding }) => accepts(headers['accept-encoding'], encoding));
    if (!variant) throw new Error(`${this.name} has no body`);
    const { encoding, body, tag } = variant;
    const isKnown = headers['if-none-match']?.split(',').some((known) => known.trim().replace(/^W\//, '') === tag);
    await reply
      .status(isKnown ? 304 : 200)
      .headers({
        'content-type': TYPES[path.extname(this.name)] ?? 'application/octet-stream',
        'cache-control': cacheControl,
        etag: tag,
        vary: 'accept-encoding, origin',
        ...(encoding !== null && { 'content-encoding': encoding }),
      })
      .send(isKnown ? null : body);
  }
}

const tagOf = (body: Buffer): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

function accepts(header: string | undefined, encoding: Encoding): boolean {
  if (encoding === null) return true;
  return (header ?? '').split(',').some((choice) => {
    const [name, weight] = choice.split(';');
    return name?.trim() === encoding && !/^\s*q=0(?:\.0*)?\s*$/.test(weight ?? '');
  });
}
