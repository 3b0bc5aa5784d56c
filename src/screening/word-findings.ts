import type { RuleFinding } from './rule.js';
import type { Span } from './verdict.js';
import type { WordMatch } from './words.js';

/** One finding for each entry that a text contains, with all its places. */
export function wordFindings(
  matches: readonly WordMatch[],
  describe: (word: string) => Omit<RuleFinding, 'spans'>,
): RuleFinding[] {
  const spans = new Map<string, Span[]>();
  for (const { word, start, end } of matches) {
    const places = spans.get(word) ?? [];
    spans.set(word, places);
    places.push({ start, end });
  }
  return Array.from(spans, ([word, places]) => ({ ...describe(word), spans: places }));
}
