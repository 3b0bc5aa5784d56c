import { describe, expect, it } from '@jest/globals';
import { Toasts } from './toasts.js';

const texts = (toasts: Toasts): string[] => toasts.shown.value.map(({ text }) => text);

describe('messages', () => {
  it('pass once their life is over, in which nobody pointed at them', () => {
    const toasts = new Toasts();
    const short = toasts.show('short', { life: 500 });
    const long = toasts.show('long');
    for (const id of [short, long]) toasts.age(id, 499);
    expect(texts(toasts)).toEqual(['short', 'long']);
    for (const id of [short, long]) toasts.age(id, 1);
    expect(texts(toasts)).toEqual(['long']);
  });

  it('make room for the newest: at most three stand there', () => {
    const toasts = new Toasts();
    for (const text of ['a', 'b', 'c', 'd']) toasts.show(text);
    expect(texts(toasts)).toEqual(['b', 'c', 'd']);
  });

  it('can be dismissed', () => {
    const toasts = new Toasts();
    const first = toasts.show('a');
    toasts.show('b');
    toasts.dismiss(first);
    expect(texts(toasts)).toEqual(['b']);
  });
});
