import { percentage } from '../logic/scale.js';
import type { Overview } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';

/** How much each moderator decided, and approved. */
export function ModeratorShares({ moderators }: { moderators: NonNullable<Overview['moderators']> }) {
  const { text, time } = useDesk();
  const t = text.value.overview;
  return (
    <section class="chart" aria-labelledby="by-moderator">
      <h2 id="by-moderator">{t.moderators}</h2>
      <div class="table-box" tabIndex={0} role="group" aria-labelledby="by-moderator">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col" class="num">
                {t.decided}
              </th>
              <th scope="col" class="num">
                {t.approved}
              </th>
            </tr>
          </thead>
          <tbody>
            {moderators.map(({ id, name, decided, approved }) => (
              <tr key={id}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td class="num">{time.number(decided)}</td>
                <td class="num">{time.percent(percentage(approved, decided))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
