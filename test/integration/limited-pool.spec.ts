import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { DataSource } from 'typeorm';
import { within } from '../../src/common/deadline.js';
import { dataSourceOptions, requestLimits } from '../../src/database/data-source.js';
import { Database } from '../../src/database/database.js';
import { statement } from '../../src/database/statement.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { patiently } from '../support/patience.js';

const fail = statement('test.fail', 'SELECT 1 / 0');
const succeed = statement('test.succeed', 'SELECT 1');
/** With it the server says that it is ready for the next statement, within a transaction that failed. */
const READY = Buffer.from('Z\0\0\0\x05E', 'latin1');

let database: TestDatabase;
let line: Server;
let source: DataSource;
const sockets = new Set<Socket>();

beforeAll(async () => {
  database = await createTestDatabase();
  const { port } = new URL(database.url);
  line = createServer((client) => carryUntilFault(client, connect(Number(port), '127.0.0.1')));
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const url = new URL(database.url);
  url.port = String((line.address() as AddressInfo).port);
  source = await new DataSource({ ...dataSourceOptions(url.href), ...requestLimits() }).initialize();
});

afterAll(async () => {
  await source?.destroy();
  line?.close();
  for (const socket of sockets) socket.destroy();
  await database?.drop();
});

/** The server freezes between an error and what follows it. */
function carryUntilFault(client: Socket, server: Socket): void {
  for (const socket of [client, server]) sockets.add(socket.on('error', () => undefined));
  client.pipe(server);
  server.on('data', (chunk) => {
    const isFault = chunk.subarray(-READY.length).equals(READY);
    client.write(isFault ? chunk.subarray(0, -READY.length) : chunk);
    if (isFault) server.pause();
  });
}

describe('a connection whose time is over', () => {
  it('is cut though the server is silent after an error, and no transaction waits for its end', async () => {
    const work = within(2_000, () => new Database(source).transaction((tx) => tx.query(fail)));
    await expect(patiently(work, 'the end of the transaction')).rejects.toThrow('division by zero');
    expect(await new Database(source).query(succeed)).toHaveLength(1);
  });
});
