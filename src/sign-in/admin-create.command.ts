import 'reflect-metadata';
import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { LogRepository } from '../audit/log.repository.js';
import { ProblemError } from '../contract/problem.error.js';
import { StartupError } from '../common/startup.error.js';
import { readSettings } from '../config/settings.js';
import { ClockMeasuring } from '../database/clock-measuring.js';
import { Timers } from '../database/timers.js';
import { Clock } from '../database/clock.js';
import { dataSourceOptions, requestLimits } from '../database/data-source.js';
import { Database } from '../database/database.js';
import { startEmbedded } from '../database/embedded/embedded-postgres.js';
import { migrate } from '../database/migrate.js';
import { assertUsableServer } from '../database/usable-server.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { registerSchema, type Register } from '../contract/accounts.schemas.js';
import { AdministratorsService } from './administrators.service.js';
import { PasswordHasher } from './password-hasher.js';

/**
 * `npm run admin:create`: makes an administrator. Email and name come from `--email` and `--name` or are asked for; the password is asked
 * for on a terminal, else it is the first line of the standard input. Never an argument, which other users of the machine could read.
 */
async function run(): Promise<void> {
  const settings = readSettings();
  const input = registerSchema.safeParse(await readInput());
  if (!input.success) {
    throw new StartupError(input.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  }
  if (settings.databaseUrl !== undefined) {
    await assertUsableServer(settings.databaseUrl);
    return create(settings.databaseUrl, input.data);
  }
  const embedded = await startEmbedded({ dataDir: settings.dataDir, announce });
  try {
    await create(embedded.url, input.data);
  } finally {
    await embedded.stop();
  }
}

async function create(databaseUrl: string, input: Register): Promise<void> {
  await migrate(databaseUrl);
  const dataSource = await new DataSource({
    ...dataSourceOptions(databaseUrl),
    ...requestLimits(),
    poolSize: 1,
  }).initialize();
  try {
    const database = new Database(dataSource);
    const accounts = new AccountsRepository(database);
    const clock = new Clock();
    await new ClockMeasuring(clock, database, new Timers()).measure();
    const log = new LogRepository();
    await new AdministratorsService(database, accounts, log, new PasswordHasher(), clock).create(input);
    announce(`${input.name} <${input.email}> is an administrator now.`);
  } finally {
    await dataSource.destroy();
  }
}

async function readInput(): Promise<Record<keyof Register, string>> {
  const { email, name } = parseArgs({ options: { email: { type: 'string' }, name: { type: 'string' } } }).values;
  if (process.stdin.isTTY) {
    return {
      email: email ?? (await ask('Email: ')),
      name: name ?? (await ask('Public name: ')),
      password: await askSecretly(),
    };
  }
  if (email === undefined || name === undefined) {
    throw new StartupError('Without a terminal, give --email and --name, and the password on the standard input.');
  }
  const [password = ''] = (await text(process.stdin)).split(/\r?\n/);
  return { email, name, password };
}

async function ask(question: string): Promise<string> {
  return withTerminal(process.stderr, (terminal) => terminal.question(question));
}

/** What is typed is not shown; so it is typed twice. */
async function askSecretly(): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const [password, again] = await withTerminal(nowhere, async (terminal) => {
    // The question comes after the terminal stopped echoing, and not through it, which shows nothing.
    const answers = [];
    for (const question of ['Password: ', '\nThe same again: ']) {
      process.stderr.write(question);
      answers.push(await terminal.question(''));
    }
    process.stderr.write('\n');
    return answers;
  });
  if (password === undefined || password !== again) throw new StartupError('The two passwords are not the same.');
  return password;
}

/** Ctrl-C ends the program: nothing else keeps it alive, since the question is never answered. */
async function withTerminal<T>(output: Writable, work: (terminal: Interface) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  const giveUp = (): void => void (process.exitCode = 1);
  terminal.once('SIGINT', () => terminal.close()).once('close', giveUp);
  const result = await work(terminal);
  terminal.off('close', giveUp).close();
  return result;
}

function announce(line: string): void {
  process.stderr.write(`${line}\n`);
}

run().catch((error: unknown) => {
  if (error instanceof ProblemError) announce(error.detail);
  else if (error instanceof StartupError || isArgumentError(error)) announce((error as Error).message);
  else throw error;
  process.exitCode = 1;
});

/** A misspelt option, as `parseArgs` tells it. */
function isArgumentError(error: unknown): boolean {
  return ((error as { code?: string } | null)?.code ?? '').startsWith('ERR_PARSE_ARGS');
}
