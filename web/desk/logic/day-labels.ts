/** As many days as can be named under an axis. */
const NAMED = 10;

/** What stands under each day of a chart; `name` tells a day in words. */
export function dayLabels(
  days: readonly { day: string }[],
  name: (day: string) => string,
): { long: string; short: string | null }[] {
  const every = Math.ceil(days.length / NAMED);
  return days.map(({ day }, place) => ({ long: name(day), short: place % every === 0 ? name(day) : null }));
}
