import { useDesk } from '../state/use-desk.js';
/** The cards that are ready, as they will come. */
export function UpNext() {
  const { text, deck } = useDesk();
  const t = text.value.queue;
  const { cards } = deck.deck.value;
  const index = cards.findIndex((one) => one === deck.card.value);
  const ahead = cards.slice(index + 1, index + 4);
  if (ahead.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="up-next">
      <h2 id="up-next" class="panel-title">
        {t.next}
      </h2>
      <ol class="up-next">
        {ahead.map(({ item }) => (
          <li key={item.comment.id}>
            <bdi class="strong">{item.author.name}</bdi>
            <span class="muted one-line" dir="auto">
              {item.comment.body}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
