import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { LogSlice } from '../events/event-log.repository.js';
import { type LoggedEvent } from '../events/domain-events.js';
import { eventsJson } from './events-json.js';
import { KeptEvents } from './kept-events.js';
import type { CatchUp, EventsMessage, HeadMessage, Since } from '../contract/live.schemas.js';
import { REPLAY_LIMIT, Room, SHARED_LOOK, type RoomOutlet } from './room.js';
import type { WireJson } from './wire-json.js';
import { streamKey, type StreamKey } from '../contract/streams.js';

const KEY = streamKey('article', '0190a000-0000-7000-8000-000000000001');

interface SentEvent {
  seq: number;
  type: string;
  commentId: string;
  text: string | null;
}

/** The newspaper's side: comments, and the log of what happened to them, written together as one transaction would. */
class Newspaper {
  epoch = 'first';
  events: LoggedEvent[] = [];
  /** Events up to here are not kept. */
  forgotten = 0;
  readonly texts = new Map<string, string>();
  /** A count that changes without an event. */
  readonly likes = new Map<string, number>();
  /** Every text that was removed or edited away, with the number of the event that did it. */
  readonly gone = new Map<string, number>();
  reads = 0;
  presented = 0;
  private written = 0;

  constructor(private readonly delay: () => number = () => 0) {}

  get seq(): number {
    return this.events.length;
  }

  publish(commentId: string): void {
    this.write(this.texts.has(commentId) ? 'comment.edited' : 'comment.published', commentId);
  }

  remove(commentId: string): void {
    if (this.texts.has(commentId)) this.write('comment.removed', commentId);
  }

  async head(): Promise<{ epoch: string; seq: number }> {
    await this.pause();
    return { epoch: this.epoch, seq: this.seq };
  }

  async read(_stream: StreamKey, after: number, limit: number): Promise<LogSlice> {
    await this.pause();
    this.reads++;
    const events = this.events.filter(({ seq }) => seq > after && seq > this.forgotten).slice(0, limit);
    return { epoch: this.epoch, seq: this.seq, oldest: Math.min(this.forgotten, this.seq) + 1, events };
  }

  async present(_stream: StreamKey, events: readonly LoggedEvent[]) {
    await this.pause();
    this.presented += events.length;
    return events.map(({ seq, type, at, commentId }) => ({
      seq,
      type,
      at: at.toISOString(),
      commentId,
      text: type === 'comment.removed' ? null : (this.texts.get(commentId ?? '') ?? null),
      likes: this.likes.get(commentId ?? '') ?? 0,
    }));
  }

  private write(type: string, commentId: string): void {
    const seq = this.seq + 1;
    this.events.push({ seq, type, at: new Date(), commentId, data: null });
    const before = this.texts.get(commentId);
    if (before !== undefined) this.gone.set(before, seq);
    if (type === 'comment.removed') this.texts.delete(commentId);
    else this.texts.set(commentId, `text ${++this.written}`);
  }

  private async pause(): Promise<void> {
    const ms = this.delay();
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  }
}

/** An open page: applies the contract's rules and complains of every hole, every double and every text that is gone. */
class Page {
  position: { epoch: string; after: number };
  texts: Map<string, string>;
  wantsIn = false;
  joined = false;

  constructor(
    readonly id: string,
    private readonly newspaper: Newspaper,
  ) {
    this.position = { epoch: newspaper.epoch, after: newspaper.seq };
    this.texts = new Map(newspaper.texts);
  }

  take(): void {
    this.position = { epoch: this.newspaper.epoch, after: this.newspaper.seq };
    this.texts = new Map(this.newspaper.texts);
  }

  hear(message: EventsMessage): void {
    expect(message.from).toBe(this.position.after + 1);
    expect(message.events).not.toHaveLength(0);
    this.apply(message.events as unknown as SentEvent[], message.to);
    for (const { text } of message.events as unknown as SentEvent[]) {
      expect(this.newspaper.gone.get(text ?? '') ?? Infinity).toBeGreaterThan(message.to);
    }
  }

  apply(events: readonly SentEvent[], to: number): void {
    expect(events.map(({ seq }) => seq)).toEqual(range(this.position.after + 1, to));
    for (const { commentId, text } of events) {
      if (text === null) this.texts.delete(commentId);
      else this.texts.set(commentId, text);
    }
    this.position.after = to;
  }
}

/** What Socket.IO does for the gateway: carries messages to those who are in the room. */
class Sockets implements RoomOutlet {
  readonly members = new Map<string, (message: EventsMessage) => void>();
  readonly heads: HeadMessage[] = [];
  sent = 0;

  toAllBut(_room: StreamKey, except: readonly string[], message: WireJson<EventsMessage>): void {
    this.toEach(
      [...this.members.keys()].filter((id) => !except.includes(id)),
      message,
    );
  }

  toEach(ids: readonly string[], { json }: WireJson<EventsMessage>): void {
    this.sent++;
    for (const id of ids) this.members.get(id)?.(JSON.parse(json) as EventsMessage);
  }

  head(_room: StreamKey, message: HeadMessage): void {
    this.heads.push(message);
  }
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

const answerOf = (room: Room, id: string, position: Since): CatchUp => {
  const { entries, ...fields } = room.join(id, position);
  return JSON.parse(eventsJson<CatchUp>(fields, entries).json) as CatchUp;
};

function openRoom(newspaper = new Newspaper()) {
  const sockets = new Sockets();
  const room = new Room(
    KEY,
    newspaper,
    (stream, events) => newspaper.present(stream, events),
    sockets,
    new KeptEvents(),
  );
  const join = async (id: string, position: Since = {}) => {
    const heard: EventsMessage[] = [];
    await Promise.all([room.prepare(position), jest.advanceTimersByTimeAsync(2 * SHARED_LOOK)]);
    const answer = answerOf(room, id, position);
    if (!answer.reset) sockets.members.set(id, (message) => heard.push(message));
    return { answer, heard, sent: () => heard.flatMap(({ events }) => events as unknown as SentEvent[]) };
  };
  return { newspaper, sockets, room, join };
}

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

describe('a replay', () => {
  /** So long that some ninety of them are all that is replayed. */
  const LONG = 'x'.repeat(5_000);

  async function longStream(count: number) {
    const opened = openRoom();
    for (let nth = 1; nth <= count; nth++) opened.newspaper.publish(`${LONG}${nth}`);
    await opened.join('first');
    return opened;
  }

  it('of long events is given while all of them together are short enough', async () => {
    const { join, newspaper } = await longStream(200);
    const { answer } = await join('late', { after: 110 });
    expect(answer).toMatchObject({ reset: false, head: 200 });
    expect(answer.events).toHaveLength(90);
    const { reads } = newspaper;
    expect((await join('later', { after: 150 })).answer.events).toHaveLength(50);
    expect(newspaper.reads).toBe(reads + 1);
  });

  it('of more than that is refused, and is not read again for whoever asks again', async () => {
    const { join, newspaper } = await longStream(200);
    expect((await join('late', { after: 50 })).answer).toMatchObject({ reset: true, events: [] });
    const { reads, presented } = newspaper;
    expect((await join('again', { after: 50 })).answer.reset).toBe(true);
    expect([newspaper.reads, newspaper.presented]).toEqual([reads + 1, presented]);
  });
});

describe('a count that no event tells of', () => {
  it('is the new one in whatever a room sends after it was refreshed, also in what already waited to be sent', async () => {
    const newspaper = new Newspaper();
    const { room, sockets } = openRoom(newspaper);
    await room.look();
    const heard: { likes: number }[] = [];
    for (let index = 0; index < 4_000; index++) room.join(`reader ${index}`, {});
    sockets.members.set('reader 0', ({ events }) => heard.push(...(events as unknown as { likes: number }[])));
    newspaper.publish('first');
    await room.look();
    newspaper.publish('second');
    await room.look();
    expect(heard).toHaveLength(1);
    newspaper.likes.set('second', 3);
    await room.refresh(new Set(['second']));
    room.flush();
    expect(heard).toMatchObject([{ likes: 0 }, { likes: 3 }]);
    expect(answerOf(room, 'late', { after: 1 }).events).toMatchObject([{ commentId: 'second', likes: 3 }]);
  });
});

describe('what a room gathers', () => {
  /** A crowd that heard one event just now, so that what follows is gathered for half a second. */
  async function openCrowd() {
    const newspaper = new Newspaper();
    const { room, sockets } = openRoom(newspaper);
    await room.look();
    for (let index = 0; index < 4_000; index++) room.join(`reader ${index}`, {});
    const heard: number[] = [];
    sockets.members.set('reader 0', ({ to }) => heard.push(to));
    newspaper.publish('first');
    await room.look();
    const publish = async (events: number) => {
      for (let index = 0; index < events; index++) newspaper.publish(`comment ${index}`);
      await room.look();
    };
    return { room, heard, publish };
  }

  it('is sent at once when it has come to a hundred events', async () => {
    const { heard, publish } = await openCrowd();
    await publish(99);
    expect(heard).toEqual([1]);
    await publish(1);
    expect(heard).toEqual([1, 101]);
  });

  it('is sent before the room closes', async () => {
    const { room, heard, publish } = await openCrowd();
    await publish(1);
    room.close();
    expect(heard).toEqual([1, 2]);
  });
});

describe('a room under load', () => {
  type Step =
    | { do: 'publish' | 'remove'; comment: number }
    | { do: 'burst'; events: number }
    | { do: 'join' | 'drop'; page: number; fresh: boolean }
    | { do: 'poke' }
    | { do: 'wait'; ms: number };

  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('publish' as const), comment: fc.nat(4) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('remove' as const), comment: fc.nat(4) }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('burst' as const), events: fc.integer({ min: 90, max: 600 }) }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constantFrom('join' as const, 'drop' as const),
        page: fc.nat(5),
        fresh: fc.boolean(),
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('poke' as const) }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(12) }) },
  );

  it('brings every page to the truth, without a hole, a double or a text that was gone when it was asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 80, size: 'max' }),
        fc.array(fc.nat(9), { minLength: 1, maxLength: 20, size: 'max' }),
        fc.nat(3000),
        async (steps, delays, crowd) => {
          let turn = 0;
          const newspaper = new Newspaper(() => delays[turn++ % delays.length] ?? 0);
          const { room, sockets } = openRoom(newspaper);
          const pages = Array.from({ length: 6 }, (_, index) => new Page(`page ${index}`, newspaper));
          const subscribe = async (page: Page): Promise<void> => {
            const goneBefore = new Set(newspaper.gone.keys());
            const committed = newspaper.seq;
            const position = { ...page.position };
            await room.prepare(position);
            if (!page.wantsIn || page.position.after !== position.after) return;
            const answer = answerOf(room, page.id, position);
            expect(answer.head).toBeGreaterThanOrEqual(committed);
            if (answer.reset) {
              if (answer.head - position.after <= REPLAY_LIMIT) throw new Error(`reset from ${position.after}`);
              page.take();
              return subscribe(page);
            }
            for (const { text } of answer.events as unknown as SentEvent[]) expect(goneBefore).not.toContain(text);
            page.apply(answer.events as unknown as SentEvent[], answer.head);
            sockets.members.set(page.id, (message) => page.hear(message));
          };
          const pending: Promise<void>[] = [];
          // A crowd that only fills the room makes it gather.
          await Promise.all([room.look(), jest.advanceTimersByTimeAsync(50)]);
          for (let index = 0; index < crowd; index++) room.join(`crowd ${index}`, {});
          for (const action of steps) {
            switch (action.do) {
              case 'publish':
                newspaper.publish(`comment ${action.comment}`);
                break;
              case 'remove':
                newspaper.remove(`comment ${action.comment}`);
                break;
              case 'burst':
                for (let index = 0; index < action.events; index++) newspaper.publish(`comment ${index % 3}`);
                break;
              case 'poke':
                pending.push(room.look());
                break;
              case 'wait':
                await jest.advanceTimersByTimeAsync(action.ms);
                break;
              case 'join': {
                const page = pages[action.page] as Page;
                if (page.wantsIn) break;
                page.wantsIn = true;
                if (action.fresh) page.take();
                pending.push(subscribe(page));
                break;
              }
              case 'drop': {
                const page = pages[action.page] as Page;
                page.wantsIn = false;
                room.leave(page.id);
                sockets.members.delete(page.id);
              }
            }
          }
          pending.push(room.look());
          await Promise.all([...pending, jest.advanceTimersByTimeAsync(2_000)]);
          for (const page of pages.filter(({ id }) => sockets.members.has(id))) {
            expect(page.position.after).toBe(newspaper.seq);
            expect(page.texts).toEqual(newspaper.texts);
          }
          jest.clearAllTimers();
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});

describe('a room', () => {
  it('sends a lone event at once', async () => {
    const { newspaper, room, join } = openRoom();
    const page = await join('page');
    newspaper.publish('a');
    await room.look();
    expect(page.heard).toMatchObject([{ stream: KEY, epoch: 'first', from: 1, to: 1, events: [{ seq: 1 }] }]);
  });

  it('gathers what follows into one message, for longer the more members it has', async () => {
    const { newspaper, room, sockets, join } = openRoom();
    const page = await join('page');
    for (let index = 0; index < 1_000; index++) room.join(`other ${index}`, {});
    newspaper.publish('a');
    await room.look();
    for (const comment of ['b', 'c', 'd']) {
      newspaper.publish(comment);
      await room.look();
    }
    expect(sockets.sent).toBe(1);
    await jest.advanceTimersByTimeAsync(201);
    expect(page.heard).toMatchObject([
      { from: 1, to: 1 },
      { from: 2, to: 4 },
    ]);
  });

  it('does not wait with a removal, nor with what came before it', async () => {
    const { newspaper, room, join } = openRoom();
    const page = await join('page');
    for (let index = 0; index < 4_000; index++) room.join(`other ${index}`, {});
    newspaper.publish('a');
    await room.look();
    newspaper.publish('b');
    await room.look();
    newspaper.remove('a');
    await room.look();
    expect(page.heard).toMatchObject([
      { from: 1, to: 1 },
      { from: 2, to: 3 },
    ]);
  });

  it('does not send a gathered text once it knows of its removal', async () => {
    const { newspaper, room, join } = openRoom();
    const page = await join('page');
    for (let index = 0; index < 4_000; index++) room.join(`other ${index}`, {});
    newspaper.publish('a');
    await room.look();
    newspaper.publish('b');
    await room.look();
    newspaper.remove('b');
    await room.look();
    expect(page.sent().filter(({ commentId }) => commentId === 'b')).toMatchObject([{ text: null }, { text: null }]);
  });

  it('holds back what is gathered while it reads what removes it', async () => {
    let delay = 0;
    const newspaper = new Newspaper(() => delay);
    const { room, join } = openRoom(newspaper);
    const page = await join('page');
    for (let index = 0; index < 4_000; index++) room.join(`other ${index}`, {});
    newspaper.publish('a');
    await room.look();
    newspaper.publish('b');
    await room.look();
    await jest.advanceTimersByTimeAsync(390);
    newspaper.remove('b');
    delay = 8;
    await Promise.all([room.look(), jest.advanceTimersByTimeAsync(50)]);
    expect(page.sent().filter(({ commentId }) => commentId === 'b')).toMatchObject([{ text: null }, { text: null }]);
  });

  it('reads ten times a second for those who come back one after the other, and knows each time what was there before', async () => {
    const newspaper = new Newspaper(() => 1);
    const { room } = openRoom(newspaper);
    await Promise.all([room.look(), jest.advanceTimersByTimeAsync(10)]);
    newspaper.reads = 0;
    const heads: boolean[] = [];
    for (let index = 0; index < 100; index++) {
      newspaper.publish(`comment ${index}`);
      const committed = newspaper.seq;
      void room.prepare({ after: committed }).then(() => heads.push(room.head >= committed));
      await jest.advanceTimersByTimeAsync(10);
    }
    await jest.advanceTimersByTimeAsync(200);
    expect(newspaper.reads).toBeLessThanOrEqual(11);
    expect(heads).toEqual(Array.from({ length: 100 }, () => true));
  });

  it('shares one read among all who come back at once', async () => {
    const newspaper = new Newspaper(() => 1);
    const { room, join } = openRoom(newspaper);
    for (let index = 0; index < 100; index++) newspaper.publish(`comment ${index}`);
    const coming = Promise.all(
      range(1, 1_000).map((index) => join(`page ${index}`, { epoch: 'first', after: index % 100 })),
    );
    await jest.advanceTimersByTimeAsync(100);
    const pages = await coming;
    expect(pages.every(({ answer }, index) => answer.events.length === 100 - ((index + 1) % 100))).toBe(true);
    expect({ reads: newspaper.reads, presented: newspaper.presented }).toEqual({ reads: 3, presented: 100 });
    expect(room.size).toBe(1_000);
  });

  it.each([
    ['an epoch that it does not know', { epoch: 'another', after: 600 }],
    ['a position beyond the head', { epoch: 'first', after: 601 }],
    ['more missed than it replays', { epoch: 'first', after: 600 - REPLAY_LIMIT - 1 }],
    ['a position older than what is kept', { epoch: 'first', after: 149 }],
  ])('answers reset to %s, and sends nothing until one subscribes again', async (_, position) => {
    const { newspaper, room, join } = openRoom();
    for (let index = 0; index < 600; index++) newspaper.publish(`comment ${index}`);
    newspaper.forgotten = 150;
    const page = await join('page', position);
    expect(page.answer).toMatchObject({ epoch: 'first', head: 600, reset: true, events: [] });
    newspaper.publish('a');
    await room.look();
    expect(page.heard).toEqual([]);
    expect((await join('page', { epoch: 'first', after: 600 })).answer).toMatchObject({ reset: false, head: 601 });
  });

  it.each([
    ['the oldest that is replayed', { epoch: 'first', after: 100 }, 500],
    ['the head', { epoch: 'first', after: 600 }, 0],
    ['none', {}, 0],
  ])('replays from %s', async (_, position, events) => {
    const { newspaper, join } = openRoom();
    for (let index = 0; index < 600; index++) newspaper.publish(`comment ${index}`);
    const { answer } = await join('page', position);
    expect(answer).toMatchObject({ head: 600, reset: false });
    expect(answer.events).toHaveLength(events);
  });

  it('catches up with a page that is newer than itself instead of resetting it', async () => {
    const { newspaper, join } = openRoom();
    await join('other');
    newspaper.publish('a');
    expect((await join('page', { epoch: 'first', after: 1 })).answer).toMatchObject({ reset: false, head: 1 });
  });

  it('sends nothing twice to a member that subscribes again', async () => {
    const { newspaper, room, join } = openRoom();
    await join('page');
    const again = await join('page', { epoch: 'first', after: 0 });
    newspaper.publish('a');
    await room.look();
    expect(again.heard).toHaveLength(1);
    expect(room.size).toBe(1);
  });

  it('tells its members of the new epoch when the log goes on in another history', async () => {
    const { newspaper, room, sockets, join } = openRoom();
    newspaper.publish('a');
    const page = await join('page');
    newspaper.epoch = 'second';
    newspaper.publish('b');
    await room.look();
    expect(page.heard).toEqual([]);
    expect(sockets.heads).toEqual([{ stream: KEY, epoch: 'second', head: 2 }]);
    expect((await join('page', { epoch: 'first', after: 1 })).answer).toMatchObject({ reset: true, epoch: 'second' });
  });

  it('goes on where it was after a read that failed', async () => {
    const { newspaper, room, join } = openRoom();
    const page = await join('page');
    newspaper.publish('a');
    const present = jest.spyOn(newspaper, 'present').mockRejectedValueOnce(new Error('the database is away'));
    await expect(room.look()).rejects.toThrow('away');
    present.mockRestore();
    newspaper.publish('b');
    await room.look();
    expect(page.heard).toMatchObject([{ from: 1, to: 2 }]);
  });
});
