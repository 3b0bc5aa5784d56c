import type { HistoryEntry } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';

/** What happened to a comment, step by step. */
export function CaseSteps({ history }: { history: readonly HistoryEntry[] }) {
  const { text, time, reasons } = useDesk();
  const t = text.value;
  return (
    <section class="panel" aria-labelledby="case">
      <h2 id="case" class="panel-title">
        {t.card.fullHistory}
      </h2>
      <ol class="case-steps">
        {history.map(({ at, kind, decision, escalation, revision }) => (
          <li key={`${at} ${revision} ${kind}`} class={`case-step step-${decision?.action ?? kind}`}>
            <span class="strong">
              {decision ? (t.log.actions[`comment.${decision.action}`] ?? decision.action) : t.card.steps[kind]}
            </span>
            {decision && (
              <>
                {' '}
                <bdi class="muted">{t.author.by(decision.by.name)}</bdi>
                {decision.reason !== null && <span class="muted"> · {reasons.labelOf(decision.reason)}</span>}
                {decision.note !== null && <q class="step-note">{decision.note}</q>}
              </>
            )}
            {escalation && (
              <>
                {' '}
                <bdi class="muted">{t.author.by(escalation.by.name)}</bdi>
                {escalation.note !== null && <q class="step-note">{escalation.note}</q>}
              </>
            )}
            <time class="muted" dateTime={at}>
              {time.moment(at)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
