import type { QueueItem } from '../../../src/moderation/queue.schemas.js';

const SEVERE_REPORTS = new Set(['hate', 'illegal']);

/** Texts that one may want to see only after a warning. */
export function isSevere({ reasons, reports }: Pick<QueueItem, 'reasons' | 'reports'>): boolean {
  return reasons.some(({ code }) => code === 'banned-word') || reports.some(({ reason }) => SEVERE_REPORTS.has(reason));
}
