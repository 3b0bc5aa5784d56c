import { describe, expect, it } from '@jest/globals';
import { commandOf, takesText } from './shortcuts.js';

const press = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  repeat: false,
  ...more,
});

describe('commandOf', () => {
  it('knows its keys, with and without capitals', () => {
    expect([commandOf(press('a')), commandOf(press('A')), commandOf(press('3')), commandOf(press('/'))]).toEqual([
      'approve',
      'approve',
      3,
      'search',
    ]);
  });

  it('leaves keys with a modifier to the browser', () => {
    expect(commandOf(press('a', { ctrlKey: true }))).toBeNull();
    expect(commandOf(press('r', { metaKey: true }))).toBeNull();
  });

  it('does not decide again while a key is held down', () => {
    expect(commandOf(press('a', { repeat: true }))).toBeNull();
    expect(commandOf(press('j', { repeat: true }))).toBe('next');
  });
});

describe('takesText', () => {
  it('tells fields from buttons and boxes', () => {
    expect(takesText({ tagName: 'TEXTAREA' })).toBe(true);
    expect(takesText({ tagName: 'INPUT', type: 'search' })).toBe(true);
    expect(takesText({ tagName: 'INPUT', type: 'checkbox' })).toBe(false);
    expect(takesText({ tagName: 'BUTTON' })).toBe(false);
  });
});
