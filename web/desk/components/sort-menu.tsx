import { sortsOf } from '../logic/route.js';

import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';
import type { View } from '../../../src/contract/terms.js';

/** In which order comments come; kept for the next time. */
export function SortMenu({ view }: { view: View }) {
  const { text, preferences } = useDesk();
  const t = text.value.queue;
  return (
    <label class="sort-menu">
      <Icon name="sort" />
      <select
        class="sort"
        aria-label={t.sort}
        value={preferences.orderOf(view)}
        onChange={(event) => {
          const chosen = sortsOf(view).find((sort) => sort === event.currentTarget.value);
          if (chosen) preferences.setOrder(view, chosen);
        }}
      >
        {sortsOf(view).map((sort) => (
          <option key={sort} value={sort}>
            {t.sorts[sort]}
          </option>
        ))}
      </select>
    </label>
  );
}
