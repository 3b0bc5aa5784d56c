import { useDesk } from '../state/use-desk.js';
import { Similar } from './similar.js';
import type { View } from '../../../src/contract/terms.js';

/** How many are selected, and how to reach more by what one of them shares with others. */
export function BulkBar({ view }: { view: View }) {
  const { text, list } = useDesk();
  const t = text.value.bulk;
  const chosen = list.selected.value;
  const listed = list.rows.value.filter(({ trace }) => trace === null).length;
  const [first] = chosen;
  if (listed === 0) return null;
  return (
    <div class="bulk-bar">
      <label class="check">
        <input
          type="checkbox"
          checked={listed > 0 && chosen.length === listed}
          onChange={(event) => (event.currentTarget.checked ? list.selectAll() : list.clearSelection())}
        />
        {chosen.length === 0 ? t.selectAll : t.selected(chosen.length)}
      </label>
      {first && chosen.length === 1 && <Similar item={first.item} view={view} />}
      {chosen.length > 0 && (
        <button type="button" class="link" onClick={() => list.clearSelection()}>
          {t.clear}
        </button>
      )}
    </div>
  );
}
