import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { inOneUnit } from '../logic/waiting.js';
import type { Language } from '../state/preferences.js';
import type { DeskWords } from './text.js';

/** Ages grow while one looks: the present is told again this often, in milliseconds. */
const TICK = 10_000;

const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };

/** Moments, durations and numbers as the language of the desk says them. */
export class Times {
  readonly now = signal(Date.now());

  readonly #locale = computed(() => (this.language.value === 'fr' ? 'fr-FR' : 'en-GB'));

  constructor(
    private readonly language: ReadonlySignal<Language>,
    private readonly words: DeskWords,
  ) {}

  /** Keeps the present going. Answers how to stop. */
  start(): () => void {
    const tick = setInterval(() => (this.now.value = Date.now()), TICK);
    return () => clearInterval(tick);
  }

  /** A duration in one unit, in milliseconds: “12 min”, « 3 h ». */
  duration(milliseconds: number): string {
    const { value, unit } = inOneUnit(milliseconds);
    const unitDisplay = unit === 'day' ? 'long' : 'short';
    return new Intl.NumberFormat(this.#locale.value, { style: 'unit', unit, unitDisplay }).format(value);
  }

  /** The same of seconds; a dash for none. */
  seconds(count: number | null): string {
    return count === null ? '–' : this.duration(count * 1_000);
  }

  since(at: string): string {
    return this.duration(this.now.value - Date.parse(at));
  }

  ago(at: string): string {
    return this.words.value.ago(this.since(at));
  }

  date(at: string): string {
    return this.#format({ ...DAY, year: 'numeric' }, at);
  }

  /** The time of day: “12:05”, « 12 h 05 ». */
  clock(at: string): string {
    if (this.language.value !== 'fr') return this.#format(CLOCK, at);
    const moment = new Date(at);
    const minutes = moment.getMinutes();
    const hour = `${moment.getHours()}\u00a0h`;
    return minutes === 0 ? hour : `${hour}\u00a0${String(minutes).padStart(2, '0')}`;
  }

  weekday(at: string): string {
    return this.#format({ weekday: 'short', day: 'numeric' }, at);
  }

  /** To the second. */
  moment(at: string): string {
    return this.#format({ ...DAY, ...CLOCK, second: '2-digit' }, at);
  }

  /** A moment in a sentence, without the date if it was today: “12:05”, « à 12 h 05 », « le 23 nov. à 12 h 05 ». */
  at(at: string): string {
    const isToday = new Date(this.now.value).toDateString() === new Date(at).toDateString();
    const { atTime, onDay } = this.words.value;
    return isToday ? atTime(this.clock(at)) : onDay(this.#format(DAY, at), this.clock(at));
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.#locale.value).format(value);
  }

  /** A share in per cent; a dash for none. */
  percent(share: number | null): string {
    if (share === null) return '–';
    return new Intl.NumberFormat(this.#locale.value, { style: 'percent' }).format(share / 100);
  }

  #format(options: Intl.DateTimeFormatOptions, at: string): string {
    return new Intl.DateTimeFormat(this.#locale.value, options).format(new Date(at));
  }
}
