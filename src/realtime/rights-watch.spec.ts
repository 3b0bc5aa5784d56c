import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ActorsRepository } from '../accounts/actors.repository.js';
import { Clock } from '../database/clock.js';
import { Timers } from '../database/timers.js';
import { Signals } from '../events/signals.js';
import type { LiveSocket } from './socket/live-socket.js';
import { RightsWatch } from './rights-watch.js';

import type { Subscriptions } from './subscriptions.js';
import { keyOf } from '../contract/streams.js';

const SITE = '0190a000-0000-7000-8000-000000000000';
const NAME = `moderation:${SITE}` as const;
const ACTOR = { id: 'somebody', admin: false, moderates: [SITE], banned: false };

describe('the watch over rights to streams', () => {
  let ended: string[];
  let timers: Timers;
  const open = (find: () => Promise<unknown>): void => {
    const subscriptions = new Map([[NAME, { key: keyOf(NAME, null) }]]);
    const socket = { data: { actor: ACTOR, expiresAt: null, subscriptions } } as unknown as LiveSocket;
    const end = (_: LiveSocket, name: string, code: string): void => void ended.push(`${name} ${code}`);
    const guarded = new Set([socket]);
    const watch = new RightsWatch(
      { guarded, end } as unknown as Subscriptions,
      { find } as unknown as ActorsRepository,
      new Clock(),
      new Signals(),
      timers,
    );
    watch.onModuleInit();
  };
  beforeEach(() => {
    jest.useFakeTimers();
    ended = [];
    timers = new Timers();
  });
  afterEach(() => {
    timers.beforeApplicationShutdown();
    jest.useRealTimers();
  });

  it('lets those go on who still have them', async () => {
    open(() => Promise.resolve(ACTOR));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ended).toEqual([]);
  });

  it('ends a stream within the contract’s 5 s when nobody tells that the right is gone', async () => {
    open(() => Promise.resolve({ ...ACTOR, moderates: [] }));
    await jest.advanceTimersByTimeAsync(4_999);
    expect(new Set(ended)).toEqual(new Set([`${NAME} access.denied`]));
  });

  it('ends it as late when rights cannot be read', async () => {
    open(() => new Promise(() => undefined));
    await jest.advanceTimersByTimeAsync(4_000);
    expect(ended).toEqual([]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(ended).toEqual([`${NAME} service.unavailable`]);
  });
});
