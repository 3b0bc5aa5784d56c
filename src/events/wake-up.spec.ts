import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { payloadsOf, readNote, subjectOf, wakeUpsSchema, type WakeUp } from './wake-up.js';

const id = fc.uuid();
const note: fc.Arbitrary<WakeUp> = fc.oneof(
  id.map((accountId) => ({ signal: 'access.changed' as const, accountId })),
  id.map((siteId) => ({ signal: 'claims.changed' as const, siteId })),
  id.map((article) => ({ signal: 'stream.moved' as const, stream: `article:${article}` as const })),
  fc.record({ signal: fc.constant('reactions.changed' as const), articleId: id, commentId: id }),
  fc.record({ signal: fc.constant('readers.counted' as const), articleId: id, readers: fc.nat() }),
);

describe('wake-ups', () => {
  it('all arrive, in order, in payloads that PostgreSQL takes', () => {
    fc.assert(
      fc.property(
        fc.array(note, { maxLength: 300, size: 'max' }),
        fc.integer({ min: 300, max: 7_900 }),
        (notes, limit) => {
          const payloads = payloadsOf('somebody', notes, limit);
          for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(limit);
          const received = payloads.flatMap((payload) => wakeUpsSchema.parse(JSON.parse(payload)).notes);
          expect(received.map(readNote)).toEqual(notes.map(({ signal, ...payload }) => [signal, payload]));
        },
      ),
    );
  });

  it('of a kind that only another version knows are passed over', () => {
    expect(readNote({ signal: 'weather.changed' })).toBeNull();
    expect(readNote({ signal: 'toString' })).toBeNull();
  });

  it('are the same when only the number of readers differs', () => {
    const readers = { signal: 'readers.counted', articleId: 'a', readers: 1 } as const;
    expect(subjectOf(readers)).toBe(subjectOf({ ...readers, readers: 2 }));
    expect(subjectOf(readers)).not.toBe(subjectOf({ ...readers, articleId: 'b' }));
  });
});
