import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const COMMAND = path.resolve(import.meta.dirname, '../../dist/src/sign-in/admin-create.command.js');
const PASSWORD = 'four herons in the reeds';

interface Outcome {
  code: number | null;
  output: string;
}

describe('npm run admin:create', () => {
  let database: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const run = async (options: string[], password = `${PASSWORD}\n`): Promise<Outcome> => {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [COMMAND, ...options], { env: { PATH, DATABASE_URL: database.url } });
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stdin.end(password);
    return new Promise((resolve) => {
      child.once('close', (code) => resolve({ code, output }));
    });
  };
  const administrators = async () => (await client.query('SELECT email, name FROM accounts WHERE admin')).rows;

  it('makes an administrator with the password of the standard input, and logs it', async () => {
    const outcome = await run(['--email', 'Chef@Phare.example', '--name', 'Cheffe']);
    expect(outcome).toEqual({ code: 0, output: 'Cheffe <chef@phare.example> is an administrator now.\n' });
    expect(await administrators()).toEqual([{ email: 'chef@phare.example', name: 'Cheffe' }]);
    const { rows } = await client.query('SELECT action FROM moderation_log');
    expect(rows).toEqual([{ action: 'account.make-admin' }]);
  });

  it.each([
    [
      'the email has an account',
      ['--email', 'chef@phare.example', '--name', 'Autre'],
      PASSWORD,
      /account with this email/,
    ],
    [
      'the password is too common',
      ['--email', 'a@phare.example', '--name', 'Autre'],
      'password123',
      /attackers try first/,
    ],
    ['there is no password', ['--email', 'a@phare.example', '--name', 'Autre'], '', /at least 8/],
    ['the email is none', ['--email', 'phare', '--name', 'Autre'], PASSWORD, /^email: /],
    ['the name is missing and nobody can be asked', ['--email', 'a@phare.example'], PASSWORD, /--email and --name/],
    ['the password is an argument', ['--password', PASSWORD], PASSWORD, /--password/],
  ])('says why in one sentence when %s', async (_, options, password, sentence) => {
    const { code, output } = await run(options, password);
    expect(code).toBe(1);
    expect(output).toMatch(sentence);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(await administrators()).toHaveLength(1);
  });
});
