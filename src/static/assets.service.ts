import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip as gzipCompress } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { notFound } from '../contract/problem.error.js';
import { projectRoot } from '../config/project-root.js';
import { DEMO_ARTICLES } from '../demo/demo-content.js';
import { ServedFile } from './served-file.js';

const root = projectRoot();
const packages = createRequire(path.join(root, 'package.json'));
const inPackage = (name: string, ...parts: string[]): string =>
  path.join(path.dirname(packages.resolve(`${name}/package.json`)), ...parts);

const documents = path.join(root, 'docs');
const docs = path.join(root, 'web', 'docs');
const demo = path.join(root, 'web', 'demo');
const swaggerUi = inPackage('swagger-ui-dist');

/** Every file that is served, by its address. What is not listed does not exist. */
const FILES: ReadonlyMap<string, string> = new Map([
  ['docs', path.join(docs, 'index.html')],
  ['docs/openapi.json', path.join(documents, 'openapi.json')],
  ['docs/asyncapi.json', path.join(documents, 'asyncapi.json')],
  ['docs/assets/init.js', path.join(docs, 'init.js')],
  ['docs/assets/live.css', path.join(docs, 'live.css')],
  ['docs/assets/swagger-ui.css', path.join(swaggerUi, 'swagger-ui.css')],
  ['docs/assets/swagger-ui-bundle.js', path.join(swaggerUi, 'swagger-ui-bundle.js')],
  ['docs/assets/favicon-32x32.png', path.join(swaggerUi, 'favicon-32x32.png')],
  ['demo/assets/demo.css', path.join(demo, 'demo.css')],
  ['demo/assets/counts.js', path.join(demo, 'counts.js')],
  ['demo/assets/favicon.svg', path.join(demo, 'favicon.svg')],
  ...DEMO_ARTICLES.map(({ slug }) => [`demo/assets/${slug}.svg`, path.join(demo, `${slug}.svg`)] as const),
]);

/** Done once, while somebody waits for it. */
const BROTLI_QUALITY = 6;
/** Smaller files gain nothing, and pictures are compressed already. */
const isWorthCompressing = (file: string, body: Buffer): boolean => body.length > 1_000 && !file.endsWith('.png');

const [brotli, gzip] = [promisify(brotliCompress), promisify(gzipCompress)];

/** The files of the documents and the demo, kept in memory once they were asked for. */
@Injectable()
export class AssetsService {
  private readonly files = new Map<string, Promise<ServedFile>>();

  /** 404 `page.not-found` for an address that is not listed. */
  async file(address: string): Promise<ServedFile> {
    const source = sourceOf(address);
    let file = this.files.get(address);
    if (!file) {
      file = load(source);
      this.files.set(address, file);
      file.catch(() => this.files.delete(address));
    }
    return file;
  }

  async json(address: string): Promise<unknown> {
    return JSON.parse(await readFile(sourceOf(address), 'utf8'));
  }
}

function sourceOf(address: string): string {
  const source = FILES.get(address);
  if (source === undefined) throw notFound('page');
  return source;
}

async function load(source: string): Promise<ServedFile> {
  const body = await readFile(source);
  if (!isWorthCompressing(source, body)) return new ServedFile(source, [[null, body]]);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } };
  const [smallest, small] = await Promise.all([brotli(body, quality), gzip(body)]);
  return new ServedFile(source, [
    ['br', smallest],
    ['gzip', small],
    [null, body],
  ]);
}
