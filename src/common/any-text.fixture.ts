import fc from 'fast-check';

const character = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((codePoint) => String.fromCodePoint(codePoint));

/** Any text at all, of so many characters. The `fc.string` of the same range takes a second of every spec to prepare. */
export const anyText = (maxLength = 60): fc.Arbitrary<string> =>
  fc.array(character, { maxLength }).map((characters) => characters.join(''));
