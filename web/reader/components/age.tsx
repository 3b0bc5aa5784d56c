import { formatAge, formatMoment } from '../../shared/i18n.js';
import { part } from '../part.js';

/** When something was said, as an age that grows. */
export const Age = part<{ at: string }>(({ language, select }, { at }) => {
  const now = select((state) => state.now);
  const moment = new Date(at);
  return (
    <time dateTime={at} title={formatMoment(language, moment)}>
      {formatAge(language, moment, new Date(now))}
    </time>
  );
});
