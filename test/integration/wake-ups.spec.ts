import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Settings } from '../../src/config/settings.js';
import { NotificationSession } from '../../src/database/notification-session.js';

import { PostgresWakeUps } from '../../src/events/postgres-wake-ups.js';
import { Signals } from '../../src/events/signals.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { streamKey } from '../../src/contract/streams.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database?.drop();
});

/** A process, as far as signals go: what it tells reaches the others. */
async function openProcess(): Promise<{ signals: Signals; wakeUps: PostgresWakeUps }> {
  const signals = new Signals();
  const wakeUps = new PostgresWakeUps({ databaseUrl: database.url } as Settings, signals);
  await wakeUps.onModuleInit();
  return { signals, wakeUps };
}

const aStream = () => ({ stream: streamKey('article', randomUUID()) });

describe('wake-ups', () => {
  it('are sent one notification after the other, what comes meanwhile with the next, and all of them before the end', async () => {
    const heard: { stream: string }[] = [];
    let [started, release, hearAll] = [() => {}, () => {}, () => {}];
    const isStarted = new Promise<void>((resolve) => (started = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    const heardAll = new Promise<void>((resolve) => (hearAll = resolve));
    const [listener, sender] = [await openProcess(), await openProcess()];
    listener.signals.on('stream.moved', (signal) => {
      if (heard.push(signal) === 3) hearAll();
    });
    const notify = Reflect.get(NotificationSession.prototype, 'notify');
    let [running, most] = [0, 0];
    NotificationSession.prototype.notify = async function slowly(payload) {
      most = Math.max(most, ++running);
      started();
      await released;
      await notify.call(this, payload);
      running--;
    };
    try {
      const [first, second, third] = [aStream(), aStream(), aStream()];
      sender.signals.emit('stream.moved', first);
      await isStarted;
      sender.signals.emit('stream.moved', second);
      sender.signals.emit('stream.moved', third);
      const stopped = sender.wakeUps.onApplicationShutdown();
      release();
      await stopped;
      await heardAll;
      expect(most).toBe(1);
      expect(heard).toEqual([first, second, third]);
    } finally {
      NotificationSession.prototype.notify = notify;
      await listener.wakeUps.onApplicationShutdown();
    }
  });
});
