import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Settings } from '../../src/config/settings.js';
import { NotificationSession } from '../../src/database/notification-session.js';

import { PostgresWakeUps } from '../../src/events/postgres-wake-ups.js';
import { RealtimeStats } from '../../src/realtime/realtime-stats.js';
import type { WakeUp } from '../../src/events/wake-up.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { streamKey } from '../../src/contract/streams.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database?.drop();
});

async function openWakeUps(hear: (note: WakeUp) => void = () => undefined): Promise<PostgresWakeUps> {
  const wakeUps = new PostgresWakeUps({ databaseUrl: database.url } as Settings, new RealtimeStats());
  wakeUps.onReceive({ wakeUp: hear, reconnected: () => undefined });
  await wakeUps.onModuleInit();
  return wakeUps;
}

const aStream = (): WakeUp => ({ kind: 'stream', stream: streamKey('article', randomUUID()) });

describe('wake-ups', () => {
  it('are sent one notification after the other, what comes meanwhile with the next, and all of them before the end', async () => {
    const heard: WakeUp[] = [];
    let [started, release, hearAll] = [() => {}, () => {}, () => {}];
    const isStarted = new Promise<void>((resolve) => (started = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    const heardAll = new Promise<void>((resolve) => (hearAll = resolve));
    const listener = await openWakeUps((note) => {
      if (heard.push(note) === 3) hearAll();
    });
    const sender = await openWakeUps();
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
      sender.send(first);
      await isStarted;
      sender.send(second);
      sender.send(third);
      const stopped = sender.stop();
      release();
      await stopped;
      await heardAll;
      expect(most).toBe(1);
      expect(heard).toEqual([first, second, third]);
    } finally {
      NotificationSession.prototype.notify = notify;
      await listener.stop();
    }
  });
});
