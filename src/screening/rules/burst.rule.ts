import type { Rule } from '../rule.js';
import { RECENT_OWN_LIMIT } from '../screening.facts.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * Comments that one author may post within a time before a person looks. Five in a minute is faster than reading what one
 * answers; twenty in ten minutes is a quarrel. The caller hands over no more than RECENT_OWN_LIMIT.
 */
export const BURST_LIMITS = [
  { max: 5, windowMs: MINUTE },
  { max: RECENT_OWN_LIMIT, windowMs: 10 * MINUTE },
] as const;

/** Too many comments in too short a time. */
export const burstRule: Rule = {
  name: 'burst',
  check({ now, recent, limitFactor }) {
    for (const { max, windowMs } of BURST_LIMITS) {
      const limit = Math.max(1, Math.floor(max * limitFactor));
      const count = recent.own.filter(({ at }) => now.getTime() - at.getTime() < windowMs).length;
      if (count >= limit) {
        const message = `${count} comments by the author in the last ${windowMs / SECOND} seconds`;
        return { outcome: 'hold', code: 'burst', message };
      }
    }
    return null;
  },
};
