import { useEffect } from 'preact/hooks';

import { ActionBar } from '../components/action-bar.js';
import { AuthorPanel } from '../components/author-panel.js';
import { CommentCard } from '../components/comment-card.js';
import { NoCard } from '../components/no-card.js';
import { Trail } from '../components/trail.js';
import { UpNext } from '../components/up-next.js';
import { isSettled } from '../logic/deck.js';
import { APPROVAL, subjectOf, type Ruling } from '../state/act.js';
import type { Desk } from '../state/desk.js';
import { useDesk } from '../state/use-desk.js';
import type { View } from '../../../src/contract/terms.js';

/** One card at a time, with what stands around it, and the action bar. */
export function DeckView({ site, view }: { site: string; view: View }) {
  const desk = useDesk();
  const { deck, preferences, live, acts } = desk;
  const sort = preferences.orderOf(view);
  useEffect(() => deck.open({ site, view, sort }), [site, view, sort]);
  const actions = actionsOf(desk);
  useEffect(() => {
    const stops = [
      acts.useSurface({
        bringBack: (subject, notice, revision) => deck.bringBack(subject, notice, revision),
        show: (id) => deck.show(id),
      }),
      desk.commands.obey({ ...actions, author: () => openAuthor(desk) }),
      desk.leases.keep(),
      live.listen(desk.deckEvents),
      () => deck.close(),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
  // What is free now may have been with somebody else before.
  useEffect(() => {
    if (deck.deck.value.cards.length === 0) void deck.draw();
  }, [live.counts.value?.[view]]);
  const shown = deck.card.value;
  const canDecide = shown !== null && !isSettled(shown);
  return (
    <>
      <div class="work">
        <div class="work-main">
          {shown ? (
            <CommentCard
              key="card"
              card={shown}
              view={view}
              takeOver={() => deck.takeOver(shown.item.comment.id)}
              goOn={() => deck.skip()}
            />
          ) : (
            <NoCard view={view} />
          )}
        </div>
        <aside class="work-side">
          {shown && <AuthorPanel author={shown.item.author} />}
          <UpNext />
          <Trail />
        </aside>
      </div>
      <ActionBar
        name={canDecide ? shown.item.author.name : null}
        isEscalated={(shown?.item.escalation ?? null) !== null}
        actions={actions}
      />
    </>
  );
}

/** What the buttons and the keys do. */
function actionsOf({ deck, panels, acts, announcer, text }: Desk) {
  const subject = () => {
    const shown = deck.card.value;
    return shown && !isSettled(shown) ? subjectOf(shown.item) : null;
  };
  const choose = (ruling: Ruling): void => deck.rule(ruling);
  return {
    approve: () => choose(APPROVAL),
    reject: () => {
      const about = subject();
      if (about) panels.open({ kind: 'reasons', subjects: [about], choose });
    },
    escalate: () => {
      const about = subject();
      if (about?.item?.escalation === null) panels.open({ kind: 'escalate', subjects: [about], choose });
    },
    skip: () => {
      const name = deck.skip();
      if (name !== null) announcer.announce(text.value.act.skipped(name));
    },
    undo: () => void acts.undo(),
    previous: () => deck.leaf(-1),
    next: () => deck.leaf(1),
  };
}

function openAuthor({ deck, panels }: Desk): void {
  const author = deck.card.value?.item.author;
  if (author) panels.open({ kind: 'author', id: author.id, name: author.name });
}
