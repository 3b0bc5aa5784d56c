import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textDiff } from './text-diff.js';

describe('textDiff', () => {
  it('names the words that were replaced', () => {
    expect(textDiff('The mayor is a crook.', 'The mayor is a disappointment.')).toEqual([
      { kind: 'same', text: 'The mayor is a ' },
      { kind: 'removed', text: 'crook' },
      { kind: 'added', text: 'disappointment' },
      { kind: 'same', text: '.' },
    ]);
  });

  it('lets either text be read back from the changes', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', ' ', 'é', '.', '\n', '😀'), { maxLength: 40 })
      .map((a) => a.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = textDiff(before, after);
        const without = (kind: string): string =>
          changes
            .filter((change) => change.kind !== kind)
            .map((change) => change.text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }),
    );
  });

  it('calls a text that did not change the same', () => {
    expect(textDiff('one two', 'one two')).toEqual([{ kind: 'same', text: 'one two' }]);
  });

  it('shows a long text that was rewritten from end to end as replaced whole', () => {
    const [before, after] = ['ab ', 'cd '].map((word) => word.repeat(1_666)) as [string, string];
    expect(textDiff(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  });

  it('finds single words in the longest comment there may be', () => {
    const words = Array.from({ length: 800 }, (_, n) => `mot${n}`);
    const after = words.with(7, 'autre').with(790, 'dernier');
    const changes = textDiff(words.join(' '), after.join(' ')).filter(({ kind }) => kind !== 'same');
    expect(changes.map(({ text }) => text)).toEqual(['mot7', 'autre', 'mot790', 'dernier']);
  });
});
