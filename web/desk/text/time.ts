import { computed, signal } from '@preact/signals';
import { inOneUnit } from '../logic/waiting.js';
import { language } from '../state/preferences.js';
import { text } from './text.js';

/** The present, for ages that grow while one looks: told again every ten seconds. */
export const now = signal(Date.now());
setInterval(() => (now.value = Date.now()), 10_000);

const locale = computed(() => (language.value === 'fr' ? 'fr-FR' : 'en-GB'));

/** A duration in one unit, in milliseconds: “12 min”, « 3 h ». */
export function duration(milliseconds: number): string {
  const { value, unit } = inOneUnit(milliseconds);
  return new Intl.NumberFormat(locale.value, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'day' ? 'long' : 'short',
  }).format(value);
}

export const since = (at: string): string => duration(now.value - Date.parse(at));
export const ago = (at: string): string => text.value.ago(since(at));

const format = (options: Intl.DateTimeFormatOptions, at: string): string =>
  new Intl.DateTimeFormat(locale.value, options).format(new Date(at));

export const date = (at: string): string => format({ day: 'numeric', month: 'short', year: 'numeric' }, at);
export const clock = (at: string): string => format({ hour: '2-digit', minute: '2-digit' }, at);
export const weekday = (at: string): string => format({ weekday: 'short', day: 'numeric' }, at);
export const moment = (at: string): string =>
  format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' }, at);

/** The time of day, with the date unless it was today. */
export function when(at: string): string {
  const today = new Date(now.value).toDateString() === new Date(at).toDateString();
  return today ? clock(at) : format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }, at);
}

export const number = (value: number): string => new Intl.NumberFormat(locale.value).format(value);
export const percent = (share: number): string =>
  new Intl.NumberFormat(locale.value, { style: 'percent' }).format(share / 100);
