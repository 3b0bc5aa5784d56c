import { Logger } from '@nestjs/common';
import type { Rule, RuleFinding } from './rule.js';
import type { ScreeningFacts } from './screening.facts.js';
import { type Reason, type Verdict, strongestOutcome } from './verdict.js';

/** How long a rule may think, in milliseconds: the reader waits for it, and all rules think at once. */
export const RULE_DEADLINE_MS = 250;

/** Places kept for one reason: what a moderator can take in, and a bound on what is stored. */
const MAX_SPANS = 100;
/** Findings kept for one rule, for the same reason. */
const MAX_FINDINGS = 20;

class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Runs all rules on a comment. Also answers « what would you say to this text? » for those who write the rules. */
export class ScreeningService {
  private readonly logger = new Logger(ScreeningService.name);

  constructor(
    private readonly rules: readonly Rule[],
    private readonly deadlineMs = RULE_DEADLINE_MS,
  ) {}

  /**
   * The strongest outcome of all rules, with every reason in the order of the rules. Never throws: a rule that fails or
   * does not answer within its deadline holds the comment and is named among the reasons.
   */
  async screen(facts: ScreeningFacts): Promise<Verdict> {
    const reasons = (await Promise.all(this.rules.map((rule) => this.run(rule, facts)))).flat();
    return { outcome: strongestOutcome(reasons), reasons };
  }

  private async run(rule: Rule, facts: ScreeningFacts): Promise<Reason[]> {
    try {
      const result = await this.beforeDeadline(async () => rule.check(facts));
      const findings: RuleFinding[] = result === null ? [] : [result].flat();
      return findings.slice(0, MAX_FINDINGS).map(({ outcome, code, message, spans = [] }) => ({
        rule: rule.name,
        outcome,
        code,
        message,
        spans: spans.slice(0, MAX_SPANS),
      }));
    } catch (error) {
      // Neither the message nor the stack: either could quote the text of a comment.
      const cause = error instanceof Error ? error.name : typeof error;
      this.logger.warn(`Rule “${rule.name}” failed (${cause}); the comment is held`);
      const why = error instanceof DeadlineError ? `did not answer within ${this.deadlineMs} ms` : 'failed';
      return [
        { rule: rule.name, outcome: 'hold', code: 'rule-failed', message: `The rule “${rule.name}” ${why}`, spans: [] },
      ];
    }
  }

  private async beforeDeadline<T>(work: () => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new DeadlineError()), this.deadlineMs);
    });
    try {
      return await Promise.race([work(), deadline]);
    } finally {
      clearTimeout(timer);
    }
  }
}
