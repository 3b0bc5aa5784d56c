import type { View } from '../../../src/moderation/queue.schemas.js';
import { clearSelection, rows, selectAll, selectedRows } from '../state/list-store.js';
import { text } from '../text/text.js';
import { Similar } from './similar.js';

/** How many are selected, and how to reach more by what one of them shares with others. */
export function BulkBar({ view }: { view: View }) {
  const t = text.value.bulk;
  const chosen = selectedRows.value;
  const listed = rows.value.filter(({ trace }) => trace === null).length;
  const [first] = chosen;
  if (listed === 0) return null;
  return (
    <div class="bulk-bar">
      <label class="check">
        <input
          type="checkbox"
          checked={listed > 0 && chosen.length === listed}
          onChange={(event) => (event.currentTarget.checked ? selectAll() : clearSelection())}
        />
        {chosen.length === 0 ? t.selectAll : t.selected(chosen.length)}
      </label>
      {first && chosen.length === 1 && <Similar item={first.item} view={view} />}
      {chosen.length > 0 && (
        <button type="button" class="link" onClick={clearSelection}>
          {t.clear}
        </button>
      )}
    </div>
  );
}
