import type { QueueItem } from '../../../src/contract/queue.schemas.js';
import { linkDomains } from '../logic/link-domains.js';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';
import type { View } from '../../../src/contract/terms.js';

/** Ways to what is like a comment: by its author, with its text, linking to the same place. Each is looked at before it is decided. */
export function Similar({ item, view }: { item: QueueItem; view: View }) {
  const { text, panels } = useDesk();
  const t = text.value.bulk;
  const { author, comment } = item;
  return (
    <span class="similar">
      <span class="muted">{t.more}</span>
      <button
        type="button"
        class="button small"
        aria-haspopup="dialog"
        onClick={() =>
          panels.open({ kind: 'bulk', view, title: t.byAuthorName(author.name), by: { author: author.id } })
        }
      >
        <Icon name="person" />
        {t.byAuthor}
      </button>
      <button
        type="button"
        class="button small"
        aria-haspopup="dialog"
        onClick={() => panels.open({ kind: 'bulk', view, title: t.byText, by: { sameTextAs: comment.id } })}
      >
        <Icon name="layers" />
        {t.byText}
      </button>
      {linkDomains(comment.body ?? '')
        .slice(0, 2)
        .map((domain) => (
          <button
            key={domain}
            type="button"
            class="button small"
            aria-haspopup="dialog"
            onClick={() => panels.open({ kind: 'bulk', view, title: t.domain(domain), by: { domain } })}
          >
            <Icon name="site" />
            {t.domain(domain)}
          </button>
        ))}
    </span>
  );
}
