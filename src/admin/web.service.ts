import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { notFound } from '../common/problem.error.js';
import { projectRoot } from '../config/project-root.js';

const BUILT = path.join(projectRoot(), 'dist', 'web');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Ready-made encodings beside a file, best first. */
const ENCODINGS = { br: '.br', gzip: '.gz' } as const;

/** What the client said that the answer depends on. */
export interface Wishes {
  acceptEncoding: string | undefined;
  ifNoneMatch: string | undefined;
}

export interface WebAnswer {
  status: 200 | 304;
  headers: Record<string, string>;
  body: Buffer | null;
}

interface Loaded {
  body: Buffer;
  tag: string;
}

/** The files that `npm run build` made for browsers, kept in memory once they were asked for. What was not built does not exist. */
@Injectable()
export class WebService {
  private names: ReadonlySet<string> | undefined;
  private readonly loaded = new Map<string, Promise<Loaded>>();

  /** 404 `page.not-found` for a name that was not built. */
  async answer(name: string, cacheControl: string, { acceptEncoding, ifNoneMatch }: Wishes): Promise<WebAnswer> {
    const names = (this.names ??= listFiles());
    if (!names.has(name)) throw notFound('page');
    const encoding = (['br', 'gzip'] as const).find(
      (encoding) => accepts(acceptEncoding, encoding) && names.has(`${name}${ENCODINGS[encoding]}`),
    );
    const { body, tag } = await this.load(encoding === undefined ? name : `${name}${ENCODINGS[encoding]}`);
    const headers = {
      'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream',
      'cache-control': cacheControl,
      etag: tag,
      vary: 'accept-encoding, origin',
      ...(encoding !== undefined && { 'content-encoding': encoding }),
    };
    const isKnown = ifNoneMatch?.split(',').some((known) => known.trim() === tag) ?? false;
    return isKnown ? { status: 304, headers, body: null } : { status: 200, headers, body };
  }

  private load(name: string): Promise<Loaded> {
    let loaded = this.loaded.get(name);
    if (!loaded) {
      loaded = readFile(path.join(BUILT, name)).then((body) => ({ body, tag: tagOf(body) }));
      this.loaded.set(name, loaded);
      loaded.catch(() => this.loaded.delete(name));
    }
    return loaded;
  }
}

function listFiles(): ReadonlySet<string> {
  const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' });
  return new Set(files.map((name) => name.split(path.sep).join('/')));
}

const tagOf = (body: Buffer): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

const accepts = (header: string | undefined, encoding: string): boolean =>
  header?.split(',').some((choice) => {
    const [name, weight] = choice.split(';');
    return name?.trim() === encoding && !/^\s*q=0(?:\.0*)?\s*$/.test(weight ?? '');
  }) ?? false;
