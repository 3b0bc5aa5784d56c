import { useEffect, useReducer } from 'preact/hooks';
import { formatAge, formatMoment } from '../../shared/i18n.js';
import { useWidget } from '../widget.js';

const TICK_MS = 60_000;
const clocks = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

/** One timer for all ages on the page. */
function onTick(clock: () => void): () => void {
  clocks.add(clock);
  ticking ??= setInterval(() => clocks.forEach((clock) => clock()), TICK_MS);
  return () => {
    clocks.delete(clock);
    if (clocks.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** When something was said, as an age that grows. */
export function Age({ at }: { at: string }) {
  const { language } = useWidget();
  const [, tick] = useReducer<number, void>((n) => n + 1, 0);
  useEffect(() => onTick(tick), []);
  const moment = new Date(at);
  return (
    <time dateTime={at} title={formatMoment(language, moment)}>
      {formatAge(language, moment)}
    </time>
  );
}
