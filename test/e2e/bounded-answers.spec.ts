import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { boundAnswers } from '../../src/http/bounded-answers.js';
import { WaitingBytes } from '../../src/http/waiting-bytes.js';

const MB = 1024 * 1024;
const LOOPBACK = '127.0.0.1';

@Controller()
class Long {
  /** More than the kernel takes for a connection. */
  @Get('long')
  long(): string {
    return 'x'.repeat(20 * MB);
  }

  @Get('short')
  short(): string {
    return 'short';
  }
}

@Module({ controllers: [Long], providers: [WaitingBytes] })
class Answering {}

let app: NestFastifyApplication;
let waiting: WaitingBytes;
let url: string;

beforeEach(async () => {
  app = await NestFactory.create<NestFastifyApplication>(Answering, new FastifyAdapter(), { logger: false });
  boundAnswers(app);
  await app.listen(0, LOOPBACK);
  url = await app.getUrl();
  waiting = app.get(WaitingBytes);
});

afterEach(() => app.close());

/** A client that asks, and takes nothing of the answer. */
async function askBlindly(): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), LOOPBACK).pause();
  socket.on('error', () => undefined);
  socket.write(`GET /long HTTP/1.1\r\nHost: ${LOOPBACK}\r\n\r\n`);
  while (waiting.now === 0) await new Promise((resolve) => setImmediate(resolve));
  return socket;
}

async function nothingWaits(): Promise<void> {
  while (waiting.now > 0) await new Promise((resolve) => setImmediate(resolve));
}

describe('answers over HTTP', () => {
  it('count as long as nobody takes them', async () => {
    const socket = await askBlindly();
    expect(waiting.now).toBe(20 * MB);
    socket.resume();
    await nothingWaits();
    socket.destroy();
  });

  it('count no longer once the connection has ended', async () => {
    const socket = await askBlindly();
    socket.destroy();
    await nothingWaits();
    expect(waiting.cut).toBe(0);
  });

  it('are refused when clients of the network make too much wait, unless they are short', async () => {
    const hold = waiting.hold(Buffer.alloc(20 * MB), LOOPBACK, () => undefined);
    const refused = await fetch(`${url}/long`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refused.json()).toMatchObject({ code: 'service.busy', retryAfter: 5 });
    expect(waiting.refused).toBe(1);
    expect((await fetch(`${url}/short`)).status).toBe(200);
    waiting.release(hold);
    expect((await fetch(`${url}/long`)).status).toBe(200);
  });

  it('are not waited for longer than a minute', async () => {
    const socket = await askBlindly();
    await nothingWaits();
    expect(waiting.cut).toBe(1);
    if (!socket.resume().closed) await once(socket, 'close');
  }, 300_000);
});
