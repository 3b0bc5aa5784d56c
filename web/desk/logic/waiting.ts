const MINUTE = 60_000;

export type Punctuality = 'fresh' | 'due' | 'late';

/** How a wait stands against the desk's target: due from three quarters of it on, late beyond. Times in milliseconds. */
export function punctuality(waited: number, targetMinutes: number): Punctuality {
  const target = targetMinutes * MINUTE;
  if (waited > target) return 'late';
  return waited >= target * 0.75 ? 'due' : 'fresh';
}

export type DurationUnit = 'second' | 'minute' | 'hour' | 'day';

/** A duration in the one unit that says enough; nothing is rounded up to more than has passed. In milliseconds. */
export function inOneUnit(duration: number): { value: number; unit: DurationUnit } {
  const seconds = Math.max(0, Math.floor(duration / 1_000));
  if (seconds < 60) return { value: seconds, unit: 'second' };
  if (seconds < 3_600) return { value: Math.floor(seconds / 60), unit: 'minute' };
  if (seconds < 48 * 3_600) return { value: Math.floor(seconds / 3_600), unit: 'hour' };
  return { value: Math.floor(seconds / 86_400), unit: 'day' };
}
