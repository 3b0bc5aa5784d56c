import { percentage } from '../logic/scale.js';
import type { Overview } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';

/** From this share on, what a rule holds is nearly always fine. */
const NOISE = 95;
/** Below this number of decisions a share says little. */
const ENOUGH = 20;

/** How often people approve what each rule held: a table whose bars show the same numbers. */
export function RuleShares({ perRule }: Pick<Overview, 'perRule'>) {
  const { text, time } = useDesk();
  const t = text.value;
  const sorted = [...perRule].sort((a, b) => b.decided - a.decided);
  return (
    <section class="chart" aria-labelledby="per-rule">
      <h2 id="per-rule">{t.overview.perRule}</h2>
      <p class="muted">{t.overview.perRuleHint}</p>
      {sorted.length === 0 && <p class="muted">{t.overview.nothing}</p>}
      {sorted.length > 0 && (
        <div class="table-box" tabIndex={0} role="group" aria-labelledby="per-rule">
          <table class="shares">
            <thead>
              <tr>
                <th scope="col">{t.overview.rule}</th>
                <th scope="col" class="num">
                  {t.overview.decided}
                </th>
                <th scope="col" colSpan={2}>
                  {t.overview.share}
                </th>
              </tr>
            </thead>
            <tbody>
              {sorted.map(({ rule, code, decided, approved }) => {
                const share = percentage(approved, decided) ?? 0;
                return (
                  <tr key={`${rule} ${code}`}>
                    <th scope="row">{t.reasons[code] ?? t.rules[rule] ?? code}</th>
                    <td class="num">{time.number(decided)}</td>
                    <td class="share-cell">
                      <svg class="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="bar-empty" width="100" height="8" />
                        <rect class="bar-first" width={share} height="8" />
                      </svg>
                    </td>
                    <td class="num">
                      {time.percent(share)}
                      {share >= NOISE && decided >= ENOUGH && <span class="chip wait-due">{t.overview.noise}</span>}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
