import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MiniatureNewsroom } from './newsroom.fixture.js';
import {
  addPage,
  addReplies,
  applyEvents,
  countArrived,
  emptyThreads,
  missingReplies,
  replace,
  reveal,
  showOwn,
} from './thread-store.js';
import type { Threads } from './threads.js';

/** A page of comments that is kept by pages and events, as the widget does it. */
class Page {
  threads: Threads = emptyThreads('newest');
  private applied = 0;

  constructor(private readonly newsroom: MiniatureNewsroom) {
    const page = newsroom.page(null);
    this.applied = page.seq;
    this.threads = addPage(this.threads, page);
  }

  deliver(count: number): void {
    const to = Math.min(this.newsroom.log.length, this.applied + count);
    this.threads = applyEvents(this.threads, this.events(this.applied, to));
    this.applied = to;
  }

  loadMore(): void {
    if (this.threads.cursor !== null) this.threads = addPage(this.threads, this.newsroom.page(this.threads.cursor));
  }

  expand(id: string): void {
    const entry = this.threads.entries.get(id);
    if (entry && entry.upTo !== null) {
      this.threads = addReplies(this.threads, id, this.newsroom.replies(id, entry.cursor));
    }
  }

  expandAny(n: number): void {
    const ids = [...this.threads.entries.keys()];
    this.expand(ids[n % Math.max(1, ids.length)] ?? '');
  }

  /** What a patient reader sees in the end. */
  everything(): unknown[] {
    while (this.threads.cursor !== null) this.loadMore();
    this.threads = reveal(this.threads);
    for (let open = this.unfinished(); open; open = this.unfinished()) this.expand(open);
    return this.threads.roots.flatMap((id) => this.below(id, 0));
  }

  private unfinished(): string | undefined {
    return [...this.threads.entries.values()].find(({ upTo }) => upTo !== null)?.comment.id;
  }

  private below(id: string, depth: number): unknown[] {
    const entry = this.threads.entries.get(id);
    return entry ? [[depth, entry.comment], ...entry.replies.flatMap((reply) => this.below(reply, depth + 1))] : [];
  }

  private events(from: number, to: number) {
    return Array.from({ length: to - from }, (_, index) => this.newsroom.present(from + index));
  }
}

const status = fc.constantFrom('published' as const, 'rejected' as const, 'withdrawn' as const);
const change = fc.oneof(
  fc.record({
    kind: fc.constant('submit' as const),
    parent: fc.option(fc.nat(30)),
    status: fc.constantFrom('published' as const, 'pending' as const),
  }),
  fc.record({ kind: fc.constant('turn' as const), index: fc.nat(30), status }),
);
const act = fc.oneof(
  { weight: 3, arbitrary: change },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('deliver' as const, 'expand' as const), n: fc.nat(20) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('more' as const, 'reveal' as const) }) },
);

function perform(
  newsroom: MiniatureNewsroom,
  page: Page | null,
  step: typeof act extends fc.Arbitrary<infer T> ? T : never,
) {
  if (step.kind === 'submit') newsroom.submit(step.parent, step.status);
  else if (step.kind === 'turn') newsroom.turn(step.index, step.status);
  else if (step.kind === 'deliver') page?.deliver(step.n);
  else if (step.kind === 'expand') page?.expandAny(step.n);
  else if (step.kind === 'more') page?.loadMore();
  else if (page) page.threads = reveal(page.threads);
}

describe('the comments of an open page', () => {
  it('end as a fresh page shows them, whatever happened and was loaded in between', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), fc.array(act, { maxLength: 60 }), (before, after) => {
        const newsroom = new MiniatureNewsroom();
        for (const step of before) perform(newsroom, null, step);
        const page = new Page(newsroom);
        for (const step of after) perform(newsroom, page, step);
        page.deliver(Infinity);
        expect(page.everything()).toEqual(newsroom.tree());
        expect(page.threads.total).toBe(newsroom.total);
      }),
      { numRuns: 400 },
    );
  });

  it('do not move for what arrives: it waits until it is asked for', () => {
    const newsroom = new MiniatureNewsroom();
    newsroom.submit(null, 'published');
    const page = new Page(newsroom);
    newsroom.submit(null, 'published');
    newsroom.submit(null, 'published');
    page.deliver(2);
    expect(page.threads.roots).toEqual(['c0000']);
    expect(countArrived(page.threads)).toBe(2);
    expect(reveal(page.threads).roots).toEqual(['c0002', 'c0001', 'c0000']);
  });

  it('take a reader’s own comment in at once', () => {
    const newsroom = new MiniatureNewsroom();
    newsroom.submit(null, 'published');
    const page = new Page(newsroom);
    newsroom.submit(null, 'published');
    const { comment } = newsroom.present(1);
    if (!comment) throw new Error('the comment is not shown');
    expect(showOwn(page.threads, comment).roots).toEqual(['c0001', 'c0000']);
    expect(applyEvents(page.threads, [newsroom.present(1)], () => true).roots).toEqual(['c0001', 'c0000']);
  });

  it('lose what is removed, and its tombstone when nothing is left below', () => {
    const newsroom = new MiniatureNewsroom();
    newsroom.submit(null, 'published');
    newsroom.submit(0, 'published');
    const page = new Page(newsroom);
    newsroom.turn(0, 'rejected');
    page.deliver(1);
    expect(page.threads.entries.get('c0000')?.comment).toMatchObject({ body: null, removedBy: 'moderator' });
    newsroom.turn(1, 'withdrawn');
    page.deliver(9);
    expect(page.threads.roots).toEqual([]);
  });

  it('count the replies that are not loaded yet', () => {
    const newsroom = new MiniatureNewsroom();
    newsroom.submit(null, 'published');
    for (let n = 0; n < 5; n++) newsroom.submit(0, 'published');
    const page = new Page(newsroom);
    const missing = () => {
      const entry = page.threads.entries.get('c0000');
      return entry && missingReplies(entry, page.threads.entries);
    };
    expect(missing()).toBe(3);
    newsroom.submit(0, 'published');
    page.deliver(1);
    expect(missing()).toBe(4);
    for (let n = 0; n < 4; n++) page.expand('c0000');
    expect(missing()).toBe(0);
    newsroom.submit(0, 'published');
    page.deliver(1);
    expect(page.threads.entries.get('c0000')?.replies).toHaveLength(7);
  });

  it('stay where they are when the page is taken again: what it shows for the first time waits', () => {
    const newsroom = new MiniatureNewsroom();
    newsroom.submit(null, 'published');
    const before = new Page(newsroom).threads;
    newsroom.submit(null, 'published');
    const after = replace(before, new Page(newsroom).threads);
    expect([after.roots, after.arrived]).toEqual([['c0000'], ['c0001']]);
    expect(reveal(after).roots).toEqual(['c0001', 'c0000']);
  });
});
