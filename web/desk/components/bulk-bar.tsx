import type { View } from '../../../src/moderation/queue.schemas.js';
import { linkDomains } from '../logic/link-domains.js';
import { clearSelection, rows, selectAll, selectedRows } from '../state/list-store.js';
import { open } from '../state/panels.js';
import { text } from '../text/text.js';
import { Icon } from './icon.js';

/** How many are selected, and how to select more by what one of them shares with others. */
export function BulkBar({ view }: { view: View }) {
  const t = text.value.bulk;
  const chosen = selectedRows.value;
  const listed = rows.value.filter(({ trace }) => trace === null).length;
  const [only] = chosen;
  const comment = chosen.length === 1 ? only?.item.comment : undefined;
  const author = chosen.length === 1 ? only?.item.author : undefined;
  const domains = linkDomains(comment?.body ?? '').slice(0, 2);
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
      {comment && author && (
        <span class="bulk-more">
          <span class="muted">{t.more}</span>
          <button
            type="button"
            class="button small"
            aria-haspopup="dialog"
            onClick={() =>
              open({ kind: 'bulk', view, title: `${t.byAuthor}: ${author.name}`, by: { author: author.id } })
            }
          >
            <Icon name="person" />
            {t.byAuthor}
          </button>
          <button
            type="button"
            class="button small"
            aria-haspopup="dialog"
            onClick={() => open({ kind: 'bulk', view, title: t.byText, by: { sameTextAs: comment.id } })}
          >
            <Icon name="layers" />
            {t.byText}
          </button>
          {domains.map((domain) => (
            <button
              key={domain}
              type="button"
              class="button small"
              aria-haspopup="dialog"
              onClick={() => open({ kind: 'bulk', view, title: t.domain(domain), by: { domain } })}
            >
              <Icon name="site" />
              {t.domain(domain)}
            </button>
          ))}
        </span>
      )}
      {chosen.length > 0 && (
        <button type="button" class="link" onClick={clearSelection}>
          {t.clear}
        </button>
      )}
    </div>
  );
}
