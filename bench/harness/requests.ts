import { Agent, request } from 'node:http';
import { Incomplete, type Ground, type Reading } from './bench.js';
import type { MeasuredProcess } from './measured-process.js';
import { quantile } from './statistics.js';

export interface Call {
  path: string;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  token?: string | undefined;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  status: number;
  text: string;
  headers: NodeJS.Dict<string | string[]>;
  /** When it was asked for, as `performance.now()` counts. */
  at: number;
  /** From the request to the last byte. */
  ms: number;
}

const KEPT = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request, over a connection that is kept, or one of its own. */
export function ask(url: string, call: Call, agent: Agent | false = KEPT): Promise<Reply> {
  const { path, method = 'GET', token, body, headers } = call;
  const begun = performance.now();
  const json = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${url}${path}`,
      {
        method,
        agent,
        headers: {
          ...headers,
          ...(json !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({
            status: response.statusCode ?? 0,
            text,
            headers: response.headers,
            at: begun,
            ms: performance.now() - begun,
          });
        });
        response.once('error', reject);
      },
    );
    outgoing.once('error', (error: NodeJS.ErrnoException) => {
      // The server closed a connection that was idle at the moment it was used again: nobody has seen the request.
      const isStale = outgoing.reusedSocket && error.code === 'ECONNRESET';
      if (isStale) resolve(ask(url, call, agent));
      else reject(error);
    });
    outgoing.end(json);
  });
}

/** An answer's JSON. A status that was not expected makes the run incomplete. */
export function expectJson(reply: Reply, status: number): unknown {
  const { text } = reply;
  if (reply.status !== status) throw new Incomplete(`expected ${status}, got ${reply.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

/** Does the jobs, at most `width` at a time; answers what they came to, in order. */
export async function inParallel<T>(jobs: readonly (() => Promise<T>)[], width: number): Promise<T[]> {
  const results: T[] = [];
  const waiting = jobs.entries();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const [at, job] of waiting) results[at] = await job();
    }),
  );
  return results;
}

/** Microseconds of CPU for each request, the server's and PostgreSQL's together, with each part and the latency beside. */
export async function cpuPerRequest(
  ground: Ground,
  server: MeasuredProcess,
  jobs: readonly (() => Promise<Reply>)[],
  width = 1,
): Promise<Reading & { replies: Reply[] }> {
  const [cpu, backends] = [await server.cpu(), ground.backends.read()];
  const replies = await inParallel(jobs, width);
  const node = ((await server.cpu()) - cpu) / jobs.length;
  const postgres = ground.backends.since(backends) / jobs.length;
  const times = replies.map(({ ms }) => ms);
  return {
    cost: node + postgres,
    seen: { 'p50 ms': quantile(times, 0.5), 'p99 ms': quantile(times, 0.99), 'node µs': node, 'postgres µs': postgres },
    replies,
  };
}
