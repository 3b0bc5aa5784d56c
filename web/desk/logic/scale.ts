/** Round values from 0 up to at least `highest`, about `count` of them: what an axis is labelled with. */
export function ticks(highest: number, count = 4): number[] {
  if (!(highest > 0)) return [0, 1];
  const raw = highest / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power);
  const steps = Math.ceil(highest / step);
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/** A share in whole per cent; null when nothing was counted. */
export const percentage = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part / whole) * 100) : null;
