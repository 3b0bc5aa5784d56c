/** UTF-16 offsets in a body, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A run of text, and which of the given groups of spans cover it (their indexes; none: plain text). */
export interface Segment {
  text: string;
  groups: number[];
}

/**
 * Cuts a body at the borders of every span, so that overlapping reasons can be marked together. Spans outside the body
 * (an older revision's, perhaps) are cut to it, and never split a surrogate pair.
 */
export function segments(body: string, groups: readonly (readonly Span[])[]): Segment[] {
  const kept = groups.map((spans) => spans.map((span) => fitted(body, span)).filter(({ start, end }) => start < end));
  const borders = new Set([0, body.length, ...kept.flat().flatMap(({ start, end }) => [start, end])]);
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const covering = kept.flatMap((spans, group) =>
      spans.some((span) => span.start <= start && end <= span.end) ? [group] : [],
    );
    return { text: body.slice(start, end), groups: covering };
  });
}

function fitted(body: string, { start, end }: Span): Span {
  const from = Math.max(0, Math.min(start, body.length));
  const to = Math.max(0, Math.min(end, body.length));
  return { start: splitsPair(body, from) ? from - 1 : from, end: splitsPair(body, to) ? to + 1 : to };
}

function splitsPair(body: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(body.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(body.charAt(at));
}

/** The different texts that a reason marks, as written, at most `limit` of them. */
export function markedWords(body: string, spans: readonly Span[], limit = 4): string[] {
  const words = spans.map((span) => fitted(body, span)).map(({ start, end }) => body.slice(start, end));
  return [...new Set(words.filter((word) => word !== ''))].slice(0, limit);
}
