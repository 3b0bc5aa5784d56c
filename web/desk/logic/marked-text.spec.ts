import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { markedWords, segments } from './marked-text.js';

describe('segments', () => {
  it('marks what overlapping reasons share', () => {
    expect(segments('a bad word', [[{ start: 2, end: 10 }], [{ start: 6, end: 10 }]])).toEqual([
      { text: 'a ', groups: [] },
      { text: 'bad ', groups: [0] },
      { text: 'word', groups: [0, 1] },
    ]);
  });

  it('never splits an emoji', () => {
    expect(segments('😀!', [[{ start: 1, end: 2 }]])).toEqual([
      { text: '😀', groups: [0] },
      { text: '!', groups: [] },
    ]);
  });

  it('gives the body back, whatever the spans', () => {
    const span = fc.record({ start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.array(fc.array(span)), (body, groups) => {
        expect(
          segments(body, groups)
            .map(({ text }) => text)
            .join(''),
        ).toBe(body);
      }),
    );
  });
});

describe('markedWords', () => {
  it('names each word once', () => {
    const spans = [
      { start: 0, end: 4 },
      { start: 5, end: 9 },
      { start: 10, end: 13 },
    ];
    expect(markedWords('spam spam ham', spans)).toEqual(['spam', 'ham']);
  });
});
