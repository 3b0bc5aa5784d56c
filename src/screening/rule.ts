import type { ScreeningFacts } from './screening.facts.js';
import type { Reason, Span } from './verdict.js';

/** What one rule has against a comment. */
export interface RuleFinding extends Omit<Reason, 'rule' | 'spans'> {
  spans?: Span[];
}

export type RuleResult = RuleFinding | RuleFinding[] | null;

/**
 * One automatic rule: facts in, findings out, no effect anywhere. A rule may be asynchronous and then has a deadline; a
 * synchronous one cannot be interrupted, so its time must grow no faster than the text does: no backtracking expression
 * ever meets reader text.
 */
export interface Rule {
  name: string;
  check(facts: ScreeningFacts): RuleResult | Promise<RuleResult>;
}
