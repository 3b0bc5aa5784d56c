import { setTimeout as delay } from 'node:timers/promises';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isAlive, TemporaryDataFolder } from '../support/data-folder.js';
import { ServerProcess } from '../support/server-process.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://comments.example.org',
  SECRET: 'a secret of the tests, long enough to be one',
};

describe('a start on embedded data', () => {
  let data: TemporaryDataFolder;
  let servers: ServerProcess[];
  /** Production makes no demo, which most of these tests have no use for. */
  const start = (environment: Record<string, string> = PRODUCTION) => {
    const server = new ServerProcess({ DATA_DIR: data.path, ...environment });
    servers.push(server);
    return server;
  };

  beforeEach(() => {
    data = new TemporaryDataFolder();
    servers = [];
  });
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    data.remove();
  });

  it('makes a newsroom to try, says where to look, and keeps data and secret for the next start', async () => {
    const first = start({});
    const url = await first.ready();
    const [, password = ''] = await first.said(/admin@demo\.test[^]*password: (\S+)\n/);
    expect((await fetch(`${url}/demo`)).status).toBe(200);
    expect(await signIn(url, password)).toBe(200);
    const secret = readFileSync(data.file('secret'), 'utf8');
    const { output } = await first.stop();
    expect(output).toContain(`${url}/docs`);

    const second = start({});
    expect(await signIn(await second.ready(), password)).toBe(200);
    expect(readFileSync(data.file('secret'), 'utf8')).toBe(secret);
    expect((await second.stop()).output).not.toContain(password);
  });

  it('serves in production without making a demo', async () => {
    const server = start();
    expect((await fetch(`${await server.ready()}/health/ready`)).status).toBe(200);
    expect(await data.query('SELECT count(*)::int AS accounts FROM accounts')).toEqual([{ accounts: 0 }]);
    expect((await server.stop()).output).not.toContain('demo.test');
  });

  it('ends at Ctrl-C with everything that it started', async () => {
    const server = start();
    await server.ready();
    const postgres = data.server();
    expect(isAlive(postgres.pid)).toBe(true);

    const ending = await server.pressCtrlC();
    expect(ending).toMatchObject({ code: 0, signal: null });
    expect(isAlive(postgres.pid)).toBe(false);
    expect(existsSync(data.file('lock'))).toBe(false);
    expect(existsSync(data.file('postgres', 'postmaster.pid'))).toBe(false);
  });

  it('ends at Ctrl-C while it is still starting', async () => {
    const server = start();
    await server.said(/\[3\/5\]/);
    expect(await server.pressCtrlC()).toMatchObject({ code: 0, signal: null });
    expect(existsSync(data.file('postgres', 'postmaster.pid'))).toBe(false);
    await start().ready();
  });

  it('takes over from a killed process, whose PostgreSQL still runs', async () => {
    const killed = start();
    await killed.ready();
    await data.query('CREATE TABLE kept AS SELECT 42 AS answer');
    const orphan = data.server();
    await killed.stop('SIGKILL');
    expect(isAlive(orphan.pid)).toBe(true);

    await start().ready();
    expect(isAlive(orphan.pid)).toBe(false);
    expect(await data.query('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('is not stopped by stale locks whose process numbers others have by now', async () => {
    const killed = start();
    await killed.ready();
    const orphan = data.server();
    await killed.stop('SIGKILL');
    process.kill(orphan.pid, 'SIGKILL');
    while (isAlive(orphan.pid)) await delay(20);
    const pidFile = data.file('postgres', 'postmaster.pid');
    const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n');
    writeFileSync(pidFile, [process.pid, ...rest].join('\n'));
    writeFileSync(data.file('lock'), JSON.stringify({ pid: process.pid, birth: 'another process of that number' }));

    await start().ready();
    expect(data.server().pid).not.toBe(process.pid);
  });

  it('starts its PostgreSQL again when that is killed, at the same address, and serves', async () => {
    const server = start();
    const url = await server.ready();
    const { pid, port } = data.server();
    process.kill(pid, 'SIGKILL');
    await server.said(/PostgreSQL ended by itself; starting it again…[^]*PostgreSQL runs again\./);
    expect(data.server().port).toBe(port);
    expect(data.server().pid).not.toBe(pid);
    while ((await fetch(`${url}/health/ready`)).status !== 200) await delay(50);
    expect((await server.stop()).code).toBe(0);
    expect(existsSync(data.file('postgres', 'postmaster.pid'))).toBe(false);
  });

  it('ends with a sentence when its PostgreSQL is lost and cannot be started again', async () => {
    const server = start();
    await server.ready();
    writeFileSync(data.file('postgres', 'postgresql.conf'), 'no such setting');
    process.kill(data.server().pid, 'SIGQUIT');
    const { code, output } = await server.ended;
    expect(code).toBe(1);
    expect(output).toContain('PostgreSQL ended by itself and cannot be started again');
    expect(output).toContain('contains errors');
  });

  it('refuses data that another process is using', async () => {
    const owner = start();
    const url = await owner.ready();
    const { code, output } = await start().ended;
    expect(code).toBe(1);
    expect(sentence(output)).toMatch(/already running .*\(process \d+\)/);
    expect(output).toContain(`(process ${owner.pid})`);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });

  it('begins again after a first start that was cut short', async () => {
    mkdirSync(data.file('postgres.unfinished'), { recursive: true });
    writeFileSync(data.file('postgres.unfinished', 'PG_VERSION'), 'half');
    await start().ready();
    expect(existsSync(data.file('postgres.unfinished'))).toBe(false);
  });

  it('leaves the data of another major version of PostgreSQL alone', async () => {
    const server = start();
    await server.ready();
    await server.stop();
    writeFileSync(data.file('postgres', 'PG_VERSION'), '17\n');
    const { code, output } = await start().ended;
    expect(code).toBe(1);
    expect(sentence(output)).toMatch(/made by PostgreSQL 17, and this version of Palabre brings 18/);
  });
});

describe('a start that cannot succeed', () => {
  let data: TemporaryDataFolder;
  let other: Server;
  let otherPort: number;
  const attempt = (environment: Record<string, string>, nodeOptions: string[] = []) =>
    new ServerProcess({ DATA_DIR: data.path, ...environment }, 'scripts/start.mjs', nodeOptions).ended;

  beforeEach(async () => {
    data = new TemporaryDataFolder();
    other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    otherPort = (other.address() as AddressInfo).port;
  });
  afterEach(() => {
    other.close();
    data.remove();
  });

  it('names the port that is taken, and leaves no PostgreSQL behind', async () => {
    const { code, output } = await attempt({ PORT: String(otherPort) });
    expect(code).toBe(1);
    expect(sentence(output)).toMatch(
      new RegExp(`^Port ${otherPort} of 127\\.0\\.0\\.1 is taken by another program: .+\\.$`),
    );
    expect(existsSync(data.file('postgres', 'postmaster.pid'))).toBe(false);
  });

  it('lists the settings that production is missing', async () => {
    const { code, output } = await attempt({ NODE_ENV: 'production' });
    expect(code).toBe(1);
    expect(output).toContain('PUBLIC_URL is missing: ');
    expect(output).toContain('SECRET is missing: ');
    expectNoTrace(output);
  });

  it.each([
    ['a server that is not there', { port: '1' }, /no server listens there/],
    ['a host that does not exist', { hostname: 'nowhere.invalid' }, /its name (is unknown|could not be looked up)/],
    ['a wrong password', { password: 'wrong-password' }, /refuses the user or the password/],
    ['an unknown database', { pathname: '/missing' }, /has no such database/],
  ])('says what is wrong with a DATABASE_URL of %s', async (_name, change, remedy) => {
    const url = new URL(process.env['PALABRE_TEST_APPLICATION_URL'] ?? '');
    Object.assign(url, { pathname: '/palabre_template' }, change);
    const { code, output } = await attempt({ DATABASE_URL: url.href });
    expect(code).toBe(1);
    expect(sentence(output)).toMatch(remedy);
    expect(output).not.toContain(url.password);
  });

  it('gives up on a server that accepts the connection and never answers', async () => {
    const { code, output } = await attempt({
      DATABASE_URL: `postgres://palabre:secret-word@127.0.0.1:${otherPort}/palabre`,
    });
    expect(code).toBe(1);
    expect(sentence(output)).toMatch(/cannot be used: .+/);
  });

  it('asks for a newer Node', async () => {
    const older = `data:text/javascript,Object.defineProperty(process.versions, 'node', { value: '20.18.3' })`;
    const { code, output } = await attempt({}, ['--import', older]);
    expect(code).toBe(1);
    expect(output.trim()).toBe('Palabre needs Node 20.19 or newer, and this is Node 20.18.3: install a newer one.');
  });
});

async function signIn(url: string, password: string): Promise<number> {
  const { status } = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'moderator@demo.test', password }),
  });
  return status;
}

/** The last line of the output, which must be the only words about the fault. */
function sentence(output: string): string {
  expectNoTrace(output);
  return output.trim().split('\n').at(-1) ?? '';
}

function expectNoTrace(output: string): void {
  expect(output).not.toMatch(/^\s+at |Error:/m);
}
