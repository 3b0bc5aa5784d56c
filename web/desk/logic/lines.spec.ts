import { expect, it } from '@jest/globals';
import { linesOf } from './lines.js';

it('reads one entry per line, each once', () => {
  expect(linesOf(' a b \n\n c\r\na b\n')).toEqual(['a b', 'c']);
});
