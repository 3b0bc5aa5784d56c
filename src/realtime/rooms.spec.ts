import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Timers } from '../database/timers.js';
import type { Heads, LogSlice } from '../events/event-log.repository.js';

import type { EventLogRepository } from '../events/event-log.repository.js';
import type { EventPresenter } from './event.presenter.js';
import { KeptEvents } from './kept-events.js';
import type { LiveOutlet } from './socket/live-outlet.js';
import type { HeadMessage } from '../contract/live.schemas.js';
import { RealtimeStats } from './realtime-stats.js';
import { Signals } from '../events/signals.js';
import { Rooms } from './rooms.js';
import { streamKey, type StreamKey } from '../contract/streams.js';

const KEY = streamKey('article', '0190a000-0000-7000-8000-000000000001');

/** A log of which only the length matters. */
class Numbers {
  epoch = 'first';
  seq = 0;

  head(): Promise<{ epoch: string; seq: number }> {
    return Promise.resolve({ epoch: this.epoch, seq: this.seq });
  }

  read(_stream: StreamKey, after: number): Promise<LogSlice> {
    const numbers = Array.from({ length: Math.max(0, this.seq - after) }, (_, index) => after + 1 + index);
    const events = numbers.map((seq) => ({
      seq,
      type: 'article.updated',
      at: new Date(),
      commentId: null,
      data: null,
    }));
    return Promise.resolve({ epoch: this.epoch, seq: this.seq, oldest: 1, events });
  }

  heads(streams: readonly StreamKey[]): Promise<Heads> {
    return Promise.resolve({ epoch: this.epoch, seqs: Object.fromEntries(streams.map((key) => [key, this.seq])) });
  }
}

let numbers: Numbers;
let rooms: Rooms;
let stats: RealtimeStats;
let heads: HeadMessage[];
let signals: Signals;
let timers: Timers;

beforeEach(() => {
  jest.useFakeTimers();
  numbers = new Numbers();
  stats = new RealtimeStats();
  heads = [];
  signals = new Signals();
  timers = new Timers();
  const outlet = {
    toAllBut: () => undefined,
    toEach: () => undefined,
    head: (_room: StreamKey, message: HeadMessage) => heads.push(message),
  };
  const presenter = { present: (_: StreamKey, events: unknown[]) => Promise.resolve(events) };
  rooms = new Rooms(
    numbers as unknown as EventLogRepository,
    presenter as unknown as EventPresenter,
    outlet as unknown as LiveOutlet,
    stats,
    new KeptEvents(),
    signals,
    timers,
  );
  rooms.onModuleInit();
});

afterEach(() => {
  rooms.stop();
  timers.beforeApplicationShutdown();
  jest.useRealTimers();
});

async function join(): Promise<void> {
  const room = rooms.enter(KEY);
  await room.prepare({});
  room.join('reader', {});
}

describe('the rooms of a process', () => {
  it('tell their members where the stream stands at least every 25 s', async () => {
    await join();
    for (let beacons = 1; beacons <= 3; beacons++) {
      await jest.advanceTimersByTimeAsync(25_000);
      expect(heads.length).toBeGreaterThanOrEqual(beacons);
    }
    expect(heads[0]).toEqual({ stream: KEY, epoch: 'first', head: 0 });
  });

  it('notice within 2 s what no wake-up told of', async () => {
    await join();
    numbers.seq = 3;
    await jest.advanceTimersByTimeAsync(2_000);
    expect(rooms.find(KEY)?.head).toBe(3);
  });

  it('notice within 2 s that the log goes on in another history, though the numbers are the same', async () => {
    numbers.seq = 3;
    await join();
    numbers.epoch = 'second';
    await jest.advanceTimersByTimeAsync(2_000);
    expect(heads.at(-1)).toEqual({ stream: KEY, epoch: 'second', head: 3 });
  });

  it('follow the stream before the first member has joined', async () => {
    const room = rooms.enter(KEY);
    await room.prepare({});
    numbers.seq = 1;
    signals.emit('stream.moved', { stream: KEY });
    room.join('reader', {});
    await jest.advanceTimersByTimeAsync(0);
    expect(room.head).toBe(1);
  });

  it('stay open while their last reader may come back, and close then', async () => {
    await join();
    const room = rooms.find(KEY);
    room?.leave('reader');
    await jest.advanceTimersByTimeAsync(25_000);
    expect(rooms.find(KEY)).toBe(room);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(rooms.find(KEY)).toBeUndefined();
    expect(stats.rooms).toBe(0);
    expect(() => room?.join('late', {})).toThrow('service.unavailable');
  });
});
