import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { ApiError } from './api-error.js';
import { Following } from './following.js';
import type { Incoming, LiveEvent, Position } from './stream-sequence.js';

const eventOf = (seq: number): LiveEvent => ({ seq, type: 'comment.published', at: '', commentId: '' });

/** A server's side of one stream: a log that grows, forgets its beginning, and may begin another history. */
class Log {
  epoch = 'first';
  head = 3;
  private kept = 0;

  /** `events` of the contract, for the numbers behind `after`. */
  window(after: number, to = this.head): Incoming {
    return { kind: 'events', epoch: this.epoch, from: after + 1, to, events: this.events(after, to) };
  }

  /** The answer to `subscribe`. */
  answer({ epoch = this.epoch, after = this.head }: { epoch?: string; after?: number }): Incoming {
    const reset = epoch !== this.epoch || after > this.head || after < this.kept;
    const events = reset ? [] : this.events(after, this.head);
    return { kind: 'caught-up', epoch: this.epoch, head: this.head, reset, events };
  }

  forget(): void {
    this.kept = this.head;
  }

  restart(): void {
    Object.assign(this, { epoch: `${this.epoch}’`, head: 1, kept: 0 });
  }

  private events(after: number, to: number): LiveEvent[] {
    return Array.from({ length: to - after }, (_, n) => eventOf(after + n + 1));
  }
}

/** A program that follows the log: its page, and what it applied since. What it asks stands open until it is answered. */
class Program {
  applied: number[] = [];
  page: Position;
  asks = 0;
  /** Lets the page in that is being taken again; meanwhile the stream goes on. */
  arrive = (): void => undefined;
  readonly following: Following;

  constructor(private readonly log: Log) {
    this.page = this.position();
    this.following = new Following(
      'article:a',
      {
        position: this.page,
        events: (events, position) => {
          this.applied.push(...events.map(({ seq }) => seq));
          expect(position.seq).toBe(this.applied.at(-1));
        },
        reset: () => {
          const page = this.position();
          return new Promise((resolve) => {
            this.arrive = () => {
              this.arrive = () => undefined;
              [this.applied, this.page] = [[], page];
              resolve(page);
            };
          });
        },
      },
      () => this.asks++,
    );
  }

  /** Answers what is asked until nothing more is. */
  async settle(): Promise<void> {
    do {
      this.asks = 0;
      this.following.receive(this.log.answer(this.following.place));
      this.arrive();
      // Resets in a row wait longer and longer.
      await jest.advanceTimersByTimeAsync(60_000);
    } while (this.asks > 0 || !this.following.wants);
  }

  private position(): Position {
    return { epoch: this.log.epoch, seq: this.log.head };
  }
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('change' as const), n: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('hear' as const), n: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('answer' as const, 'page' as const, 'head' as const), n: fc.nat(9) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('forget' as const, 'restart' as const), n: fc.nat(9) }) },
);

describe('following a stream', () => {
  beforeAll(() => void jest.useFakeTimers());
  afterAll(() => void jest.useRealTimers());

  it('applies every change after the page once and in order, whatever is lost, doubled, late or forgotten', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const log = new Log();
        const program = new Program(log);
        const sent: Incoming[] = [];
        for (const { kind, n } of steps) {
          if (kind === 'change') {
            const before = log.head;
            log.head += n;
            sent.push(log.window(before));
          } else if (kind === 'hear') program.following.receive(sent[n % Math.max(1, sent.length)] ?? log.window(0));
          else if (kind === 'head') program.following.receive({ kind: 'head', epoch: log.epoch, head: log.head });
          else if (kind === 'answer') program.following.receive(log.answer(program.following.place));
          else if (kind === 'page') await program.settle();
          else log[kind]();
          const first = program.page.seq + 1;
          expect(program.applied).toEqual(program.applied.map((_, index) => first + index));
        }
        await program.settle();
        expect(program.page.epoch).toBe(log.epoch);
        expect(program.applied.at(-1) ?? program.page.seq).toBe(log.head);
      }),
      { numRuns: 300 },
    );
  });

  it('drops what it has seen, and asks when a number is missing or another history begins', () => {
    const log = new Log();
    const program = new Program(log);
    program.following.receive(log.window(1));
    expect([program.applied, program.asks]).toEqual([[], 0]);
    log.head = 6;
    program.following.receive(log.window(5));
    expect([program.applied, program.asks]).toEqual([[], 1]);
    program.following.receive(log.window(2));
    expect([program.applied, program.asks]).toEqual([[4, 5, 6], 1]);
    log.restart();
    program.following.receive(log.window(0));
    expect([program.applied, program.asks]).toEqual([[4, 5, 6], 2]);
  });

  it('ends when the article stays away, but not as soon as it is missed: a restore may be filling its table', async () => {
    const told: string[] = [];
    let tries = 0;
    const following = new Following(
      'article:a',
      {
        position: { epoch: 'before', seq: 3 },
        events: () => undefined,
        reset: () => {
          tries++;
          return Promise.reject(new ApiError(404, 'article.not-found', ''));
        },
        ended: (code) => told.push(code),
      },
      () => undefined,
    );
    following.receive({ kind: 'caught-up', epoch: 'after', head: 0, reset: true, events: [] });
    await jest.advanceTimersByTimeAsync(20_000);
    expect([tries > 1, told]).toEqual([true, []]);
    await jest.advanceTimersByTimeAsync(120_000);
    expect([told, following.wants]).toEqual([['article.not-found'], false]);
    const before = tries;
    await jest.advanceTimersByTimeAsync(120_000);
    expect(tries).toBe(before);
  });

  it('hears nothing once it is closed, and tells why it ended', () => {
    const heard: string[] = [];
    const following = new Following(
      'account',
      {
        events: () => heard.push('events'),
        reset: () => Promise.resolve(null),
        gauge: () => heard.push('gauge'),
        ended: (code) => heard.push(code),
      },
      () => heard.push('asks'),
    );
    following.receive({ kind: 'caught-up', epoch: 'e', head: 2, reset: false, events: [] });
    following.receive({ kind: 'events', epoch: 'e', from: 3, to: 3, events: [eventOf(3)] });
    following.end('auth.forbidden');
    following.receive({ kind: 'events', epoch: 'e', from: 4, to: 4, events: [eventOf(4)] });
    following.gauge({ stream: 'account', readers: 3 });
    expect(heard).toEqual(['events', 'auth.forbidden']);
  });
});
