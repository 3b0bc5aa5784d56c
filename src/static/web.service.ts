import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { notFound } from '../contract/problem.error.js';
import { projectRoot } from '../config/project-root.js';
import { ENCODINGS, ServedFile } from './served-file.js';

const BUILT = path.join(projectRoot(), 'dist', 'web');

/** Ready-made encodings beside a file. */
const SUFFIXES = { br: '.br', gzip: '.gz' } as const;

/** The files that `npm run build` made for browsers, kept in memory once they were asked for. What was not built does not exist. */
@Injectable()
export class WebService {
  private names: ReadonlySet<string> | undefined;
  private readonly files = new Map<string, Promise<ServedFile>>();

  /** 404 `page.not-found` for a name that was not built. */
  async file(name: string): Promise<ServedFile> {
    const names = (this.names ??= listFiles());
    if (!names.has(name)) throw notFound('page');
    let file = this.files.get(name);
    if (!file) {
      file = load(name, names);
      this.files.set(name, file);
      file.catch(() => this.files.delete(name));
    }
    return file;
  }
}

async function load(name: string, names: ReadonlySet<string>): Promise<ServedFile> {
  const there = ENCODINGS.map((encoding) => [encoding, encoding === null ? name : name + SUFFIXES[encoding]] as const);
  const bodies = there
    .filter(([, file]) => names.has(file))
    .map(async ([encoding, file]) => [encoding, await readFile(path.join(BUILT, file))] as const);
  return new ServedFile(name, await Promise.all(bodies));
}

function listFiles(): ReadonlySet<string> {
  const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' });
  return new Set(files.map((name) => name.split(path.sep).join('/')));
}
