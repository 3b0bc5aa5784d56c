// Comments with nothing but `node:http` and `pg`: one statement each, as durable as the product's.
import { createServer, type ServerResponse } from 'node:http';
import pg from 'pg';
import { announce } from './announce.js';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 });
await pool.query(
  'CREATE TABLE plain_comments (id uuid PRIMARY KEY, article_id uuid, body text, created_at timestamptz DEFAULT now())',
);
await pool.query('CREATE INDEX ON plain_comments (article_id, id)');

const insert = {
  name: 'insert',
  text: 'INSERT INTO plain_comments (id, article_id, body) VALUES ($1, $2, $3) RETURNING *',
};

const server = createServer((request, response) => {
  let json = '';
  request.on('data', (chunk: Buffer) => (json += chunk.toString()));
  request.on('end', () => void take(request.url ?? '', json, response));
});
announce(server);

async function take(url: string, json: string, response: ServerResponse): Promise<void> {
  const { body } = JSON.parse(json) as { body: string };
  const { rows } = await pool.query({ ...insert, values: [crypto.randomUUID(), url.split('/')[3], body] });
  response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ comment: rows[0] as object }));
}
