import { HEAD_START_MINUTES } from '../comments/severity.js';

const HEAD_START_MS = HEAD_START_MINUTES * 60_000;

export interface Urgent {
  waitingSince: Date;
  severity: number;
  readers: number;
}

/** Since when a comment waits for the order of the queue: the more severe, the longer. What the index is sorted by. */
export const rankedAt = ({ waitingSince, severity }: Pick<Urgent, 'waitingSince' | 'severity'>): Date =>
  new Date(waitingSince.getTime() - severity * HEAD_START_MS);

/** Waiting and severity, times the readers by their order of magnitude: ten times as many people weigh one step more. */
export const urgency = (comment: Urgent, now: number): number =>
  (now - rankedAt(comment).getTime()) * (1 + Math.log10(1 + comment.readers));

/** The most urgent first; of two equals, the one that came first stays first. */
export function byUrgency<T>(items: readonly T[], urgent: (item: T) => Urgent, now: number): T[] {
  return items
    .map((item) => ({ item, weight: urgency(urgent(item), now) }))
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ item }) => item);
}
