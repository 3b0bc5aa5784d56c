import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Language } from '../state/preferences.js';
import { wordsIn } from './text.js';
import { Times } from './time.js';

const language = signal<Language>('fr');
const time = new Times(language, wordsIn(language));
/** In the zone of whoever looks, which is what the desk shows. */
const local = (...moment: [number, number, number, number, number]): string => new Date(...moment).toISOString();

beforeEach(() => {
  language.value = 'fr';
  time.now.value = new Date(2026, 10, 23, 18, 0).getTime();
});

describe('moments', () => {
  it('are told as French writes hours, with spaces that do not break', () => {
    expect([time.clock(local(2026, 10, 23, 9, 5)), time.clock(local(2026, 10, 23, 14, 0))]).toEqual([
      '9\u00a0h\u00a005',
      '14\u00a0h',
    ]);
  });

  it('have their date in a sentence unless they are of today', () => {
    expect(time.at(local(2026, 10, 23, 12, 23))).toBe('à 12\u00a0h\u00a023');
    expect(time.at(local(2026, 10, 22, 12, 23))).toBe('le 22 nov. à 12\u00a0h\u00a023');
    language.value = 'en';
    expect(time.at(local(2026, 10, 22, 9, 5))).toBe('22 Nov, 09:05');
  });
});

describe('durations', () => {
  it('grow with the present, and a dash stands for none', () => {
    language.value = 'en';
    const at = local(2026, 10, 23, 17, 48);
    expect([time.since(at), time.ago(at), time.seconds(null), time.seconds(90)]).toEqual([
      '12 mins',
      '12 mins ago',
      '–',
      '1 min',
    ]);
  });
});
