import type { QueueItem } from '../../../src/contract/queue.schemas.js';
import { markedWords } from '../logic/marked-text.js';
import { useDesk } from '../state/use-desk.js';
import { Icon, type IconName } from './icon.js';

const ICONS: Record<string, IconName> = {
  'commenting-closed': 'articles',
  sanctions: 'person',
  links: 'site',
  repetition: 'layers',
  burst: 'clock',
  'new-author': 'person',
  mode: 'settings',
};

/** Each rule that fired with what it found, and the reports with their reasons. */
export function WhyHere({ item }: { item: QueueItem }) {
  const desk = useDesk();
  const t = desk.text.value;
  const { reasons, reports, reported, comment } = item;
  return (
    <section class="why" aria-label={t.card.why}>
      <h3>{t.card.why}</h3>
      {reasons.length === 0 && reported === 0 && <p class="muted">{t.card.noReason}</p>}
      <ul class="why-list">
        {reasons.map(({ rule, code, message, spans }, index) => (
          <li key={index}>
            <Icon name={code === 'rule-failed' ? 'warning' : (ICONS[rule] ?? 'words')} />
            <span>
              <strong>{t.rules[rule] ?? rule}</strong> <span class="muted">{t.reasons[code] ?? message}</span>{' '}
              {markedWords(comment.body ?? '', spans).map((word) => (
                <mark key={word} dir="auto">
                  {word}
                </mark>
              ))}
            </span>
          </li>
        ))}
        {reports.map((report) => (
          <li key={report.id} class="report">
            <Icon name="flag" />
            <span>
              <strong>{t.card.report(desk.reasons.labelOf(report.reason))}</strong>{' '}
              <span class="muted">
                <bdi>{t.card.reportBy(report.by.name)}</bdi>, {desk.time.ago(report.createdAt)}
              </span>
              {report.note && (
                <q class="report-note" dir="auto">
                  {report.note}
                </q>
              )}
            </span>
          </li>
        ))}
      </ul>
      {reported > reports.length && <p class="muted">{t.card.reports(reported)}</p>}
      {reported > 0 && <p class="muted why-note">{t.card.settles}</p>}
    </section>
  );
}
