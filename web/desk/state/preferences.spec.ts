import { describe, expect, it } from '@jest/globals';
import { memory } from './fake-server.js';
import { Preferences } from './preferences.js';

describe('preferences', () => {
  it('speak the language of the browser until another is chosen, and keep what was chosen', () => {
    const storage = memory();
    const first = new Preferences(() => storage, 'fr-CA');
    expect(first.language.value).toBe('fr');
    first.prefer({ language: 'en', target: 5 });
    const next = new Preferences(() => storage, 'fr-CA');
    expect([next.language.value, next.value.target, next.value.shortcuts]).toEqual(['en', 5, true]);
  });

  it('keep one order for views where something waits and another for archives', () => {
    const preferences = new Preferences(memory, 'en');
    preferences.setOrder('pending', 'priority');
    expect([preferences.orderOf('reported'), preferences.orderOf('published')]).toEqual(['priority', 'newest']);
    preferences.setOrder('rejected', 'oldest');
    expect([preferences.orderOf('pending'), preferences.orderOf('published')]).toEqual(['priority', 'oldest']);
  });

  it.each(['{', 'null', '7'])('begin anew when the browser kept %s', (kept) => {
    const preferences = new Preferences(() => ({ getItem: () => kept, setItem: () => undefined }), 'en');
    expect(preferences.value.order).toBe('oldest');
  });

  it('last as long as the page where a browser keeps nothing', () => {
    const preferences = new Preferences(() => {
      throw new Error('denied');
    }, 'en');
    preferences.prefer({ theme: 'dark' });
    expect(preferences.value.theme).toBe('dark');
  });
});
