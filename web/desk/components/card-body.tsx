import { useState } from 'preact/hooks';
import type { QueueItem } from '../../../src/contract/queue.schemas.js';
import { SEVERE } from '../logic/severity.js';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';
import { MarkedBody } from './marked-body.js';

/** The text, marked where rules fired; a severe one behind a line for whoever prefers that. */
export function CardBody({ item }: { item: QueueItem }) {
  const { text, preferences } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const t = text.value;
  const folded = preferences.value.foldSevere && !isOpen && item.severity >= SEVERE;
  if (folded) {
    return (
      <div class="folded">
        <Icon name="warning" />
        <span>{t.card.folded}</span>
        <button type="button" class="button small" onClick={() => setOpen(true)}>
          {t.card.unfold}
        </button>
      </div>
    );
  }
  return (
    <MarkedBody
      body={item.comment.body ?? ''}
      groups={item.reasons.map(({ spans }) => spans)}
      titles={item.reasons.map(({ rule }) => t.rules[rule] ?? rule)}
    />
  );
}
