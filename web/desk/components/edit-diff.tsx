import { textDiff } from '../logic/text-diff.js';
import { useDesk } from '../state/use-desk.js';

/** What an edit changed; added and removed words are also told apart without colours. */
export function EditDiff({ before, after }: { before: string; after: string }) {
  const { text } = useDesk();
  const t = text.value.card;
  return (
    <div class="body-text diff" dir="auto">
      {textDiff(before, after).map(({ kind, text: words }, index) => {
        if (kind === 'same') return words;
        const Tag = kind === 'added' ? 'ins' : 'del';
        return (
          <Tag key={index}>
            <span class="unseen">{kind === 'added' ? t.added : t.removed} </span>
            {words}
          </Tag>
        );
      })}
    </div>
  );
}
