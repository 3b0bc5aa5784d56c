import { expect, it } from '@jest/globals';
import { previousBody } from './case-history.js';

it('finds the text before the last edit, past the decisions between', () => {
  const history = [
    { kind: 'submitted' as const, body: 'one' },
    { kind: 'edited' as const, body: 'two' },
    { kind: 'decided' as const, body: null },
    { kind: 'edited' as const, body: 'three' },
    { kind: 'decided' as const, body: null },
  ];
  expect(previousBody(history)).toBe('two');
  expect(previousBody(history.slice(0, 1))).toBeNull();
});
