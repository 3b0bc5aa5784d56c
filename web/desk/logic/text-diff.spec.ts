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
});
