import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Newsroom } from '../../test/support/newsroom.js';
import { MeasuredProcess, ROOT } from '../harness/measured-process.js';
import { startPalabre } from '../harness/palabre.js';
import { run, type BenchPostgres } from '../harness/postgres.js';
import { ABUSES } from './abuses.js';
import { Honest } from './honest.js';
import { plotSoak, type Sample } from './plot.js';

/** What the server has for everything, in megabytes. */
const HEAP = '--max-old-space-size=192';
const TURN = 20_000;
const SAMPLE = 2_500;
const [LONG_ARTICLES, EVENTS, EVENT_LENGTH] = [12, 90, 5_000];
const MB = 2 ** 20;

const fillStream = `WITH head AS (INSERT INTO streams (key, seq) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET seq = $2)
  INSERT INTO events (stream, seq, type, at, data)
  SELECT $1, n, 'article.updated', now(), jsonb_build_object('reason', repeat('x', $3)) FROM generate_series(1, $2) n`;

/**
 * All abuses in turn for so many minutes beside an honest reader, against a server with a small heap. Writes lines, and after each turn the curves
 * so far as SVG.
 */
export async function soak(postgres: BenchPostgres, minutes: number, say: (line: string) => void): Promise<void> {
  const database = await postgres.database();
  const writer = await startPalabre(database);
  const server = await startPalabre(database, [HEAP]);
  const newsroom = await Newsroom.open(writer.url, database);
  const articles: string[] = [];
  while (articles.length < LONG_ARTICLES) {
    const { id } = await newsroom.article();
    await run(database, fillStream, [`article:${id}`, EVENTS, EVENT_LENGTH]);
    articles.push(id);
  }
  const honest = new Honest(server.url, newsroom, (await newsroom.article()).id);
  const living = honest.run();
  const samples: Sample[] = [];
  const names = ['nobody', ...Object.keys(ABUSES)];
  const since = performance.now();
  for (let turn = 0; performance.now() - since < minutes * 60_000; turn++) {
    const abuse = names[turn % names.length] ?? '';
    const end = abuse === 'nobody' ? () => Promise.resolve() : startAbuse(abuse, server.url, articles);
    for (let left = TURN; left > 0; left -= SAMPLE) {
      await delay(SAMPLE);
      samples.push(await sample(server, honest, abuse, since));
      say(lineOf(samples.at(-1)));
    }
    await end();
    draw(samples);
  }
  say(`${honest.failures} answers that the honest reader did not get`);
  for (const reason of ['waiting', 'queued', 'stalled', 'blind', 'flood']) {
    say(`cut, ${reason}: ${await server.metric(`palabre_live_readers_cut_total{reason="${reason}"}`)}`);
  }
  honest.stop();
  await living;
  await Promise.all([server.stop(), writer.stop()]);
}

function draw(samples: readonly Sample[]): void {
  const folder = path.join(ROOT, 'bench/results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'soak.svg'), plotSoak(samples));
}

/** Answers how to end it. */
function startAbuse(name: string, url: string, articles: readonly string[]): () => Promise<unknown> {
  const options = ['--import', path.join(ROOT, 'scripts/run-typescript.mjs'), path.join(ROOT, 'bench/soak/abuser.ts')];
  const child = spawn(process.execPath, [...options, name, url, ...articles], { stdio: 'inherit' });
  const killed = (): boolean => child.kill('SIGKILL');
  process.once('exit', killed);
  return () => {
    process.off('exit', killed);
    const ended = once(child, 'exit');
    killed();
    return ended;
  };
}

async function sample(server: MeasuredProcess, honest: Honest, abuse: string, since: number): Promise<Sample> {
  const figure = (name: string): Promise<number> => server.metric(name).catch(() => NaN);
  const [rss, heap, waiting] = [
    await figure('process_resident_memory_bytes'),
    await figure('nodejs_heap_size_used_bytes'),
    await figure('palabre_waiting_bytes'),
  ];
  const seen = {
    at: (performance.now() - since) / 1_000,
    abuse,
    rss: rss / MB,
    heap: heap / MB,
    waiting: waiting / MB,
    pageP99: honest.pages.quantile(0.99),
    liveP99: honest.live.quantile(0.99),
    load: loadavg()[0] ?? NaN,
  };
  honest.pages.clear();
  honest.live.clear();
  return seen;
}

const lineOf = ({ abuse, ...figures }: Sample = {} as Sample): string =>
  [abuse, ...Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(0)}`)].join('\t');
