import { acts, summary, undo } from '../state/acts.js';
import { text } from '../text/text.js';
import { ago } from '../text/time.js';

const SHOWN = 6;

/** One's last decisions, each with the way back. */
export function Trail() {
  const t = text.value;
  const kept = acts.value.filter(({ state }) => state !== 'failed').slice(0, SHOWN);
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
              <bdi>{summary(act)}</bdi> <span class="muted">{ago(act.at)}</span>
            </span>
            {act.state !== 'undone' && (
              <button
                type="button"
                class="link"
                aria-label={`${t.act.undo}: ${summary(act)}`}
                onClick={() => void undo(act.id)}
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
