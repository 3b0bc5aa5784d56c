import { summaryOf } from '../state/act-words.js';
import { useDesk } from '../state/use-desk.js';

const SHOWN = 6;

/** One's last decisions, each with the way back. */
export function Trail() {
  const { text, time, acts } = useDesk();
  const t = text.value;
  const kept = acts.done.value.filter(({ state }) => state !== 'failed').slice(0, SHOWN);
  return (
    <section class="panel" aria-labelledby="trail">
      <h2 id="trail" class="panel-title">
        {t.queue.trail}
      </h2>
      {kept.length === 0 && <p class="muted">{t.queue.trailEmpty}</p>}
      <ul class="trail">
        {kept.map((act) => (
          <li key={act.id} class={`trail-item trail-${act.state === 'undone' ? 'undone' : act.action}`}>
            <span class="trail-text">
              <bdi>{summaryOf(t, act)}</bdi> <span class="muted">{time.ago(act.at)}</span>
            </span>
            {act.state !== 'undone' && (
              <button
                type="button"
                class="link"
                aria-label={t.pair(t.act.undo, summaryOf(t, act))}
                onClick={() => void acts.undo(act.id)}
              >
                {t.act.undo}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
