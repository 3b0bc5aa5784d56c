import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../../common/any-text.fixture.js';
import * as ws from 'ws';
import { textFrame } from './text-frame.js';

/** Its types don't know it. */
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };

const reference = (text: string): Buffer =>
  Buffer.concat(
    Sender.frame(Buffer.from(text), {
      fin: true,
      opcode: 1,
      mask: false,
      readOnly: true,
      rsv1: false,
    }),
  );

describe('a text frame', () => {
  it('is what the WebSocket library makes of the text, at every length that changes its head', () => {
    for (const length of [0, 1, 125, 126, 65_535, 65_536, 200_000]) {
      const text = 'é'.repeat(length / 2) + 'x'.repeat(length % 2);
      expect(textFrame(text).equals(reference(text))).toBe(true);
    }
  });

  it('is what the WebSocket library makes of any text', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(textFrame(text)).toEqual(reference(text));
      }),
    );
  });
});
