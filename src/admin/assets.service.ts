import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Injectable, StreamableFile } from '@nestjs/common';
import { notFound } from '../common/problem.error.js';
import { projectRoot } from '../config/project-root.js';
import { DEMO_ARTICLES } from './demo-content.js';

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

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** The files of the documents and the demo, kept in memory once they were asked for. */
@Injectable()
export class AssetsService {
  private readonly bodies = new Map<string, Promise<Buffer>>();

  async read(address: string): Promise<StreamableFile> {
    const file = FILES.get(address);
    if (file === undefined) throw notFound('page');
    return new StreamableFile(await this.body(file), { type: TYPES[path.extname(file)] ?? 'application/octet-stream' });
  }

  async json(address: string): Promise<unknown> {
    const file = FILES.get(address);
    if (file === undefined) throw notFound('page');
    return JSON.parse((await this.body(file)).toString('utf8'));
  }

  private body(file: string): Promise<Buffer> {
    let body = this.bodies.get(file);
    if (!body) {
      body = readFile(file);
      this.bodies.set(file, body);
      body.catch(() => this.bodies.delete(file));
    }
    return body;
  }
}
