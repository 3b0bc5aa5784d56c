import { useEffect } from 'preact/hooks';
import type { View } from '../../../src/moderation/queue.schemas.js';
import { ActionBar } from '../components/action-bar.js';
import { AuthorPanel } from '../components/author-panel.js';
import { CommentCard } from '../components/comment-card.js';
import { Empty } from '../components/empty.js';
import { Trail } from '../components/trail.js';
import { UpNext } from '../components/up-next.js';
import { isSettled } from '../logic/deck.js';
import { formatRoute, queueRoute } from '../logic/route.js';
import type { Command } from '../logic/shortcuts.js';
import { undo, useSurface } from '../state/acts.js';
import { announce } from '../state/announcer.js';
import { handleCommands, obeying } from '../state/commands.js';
import { hearInDeck, rereadDeck } from '../state/deck-events.js';
import * as desk from '../state/deck-store.js';
import { keepLeases } from '../state/leases.js';
import { counts, listen } from '../state/live.js';
import { open } from '../state/panels.js';
import { orderOf } from '../state/preferences.js';
import { text } from '../text/text.js';

const approve = (): void => desk.rule({ action: 'approve', reason: null, note: null, label: '' });

function reject(): void {
  const shown = desk.card.value;
  if (shown && !isSettled(shown)) open({ kind: 'reasons', subjects: [desk.subjectOf(shown.item)], choose: desk.rule });
}

function escalate(): void {
  const shown = desk.card.value;
  if (shown && !isSettled(shown) && shown.item.escalation === null) {
    open({ kind: 'escalate', subjects: [desk.subjectOf(shown.item)], choose: desk.rule });
  }
}

function skip(): void {
  const name = desk.skip();
  if (name !== null) announce(text.value.act.skipped(name));
}

const COMMANDS: Partial<Record<Command, () => void>> = {
  next: () => desk.leaf(1),
  previous: () => desk.leaf(-1),
  approve,
  reject,
  skip,
  escalate,
  undo: () => void undo(),
  author: () => {
    const author = desk.card.value?.item.author;
    if (author) open({ kind: 'author', id: author.id, name: author.name });
  },
};

/** One card at a time, with what stands around it, and the action bar. */
export function DeckView({ site, view }: { site: string; view: View }) {
  const sort = orderOf(view);
  useEffect(() => desk.openDeck({ site, view, sort }), [site, view, sort]);
  useEffect(() => {
    const stops = [
      useSurface({ bringBack: desk.bringBack, show: desk.show }),
      handleCommands(obeying(COMMANDS)),
      keepLeases(),
      listen({ events: hearInDeck, reset: rereadDeck }),
    ];
    return () => {
      stops.forEach((stop) => stop());
      desk.closeDeck();
    };
  }, []);
  // What is free now may have been with somebody else before.
  useEffect(() => {
    if (desk.deck.value.cards.length === 0) void desk.draw();
  }, [counts.value?.[view]]);
  const shown = desk.card.value;
  const canDecide = shown !== null && !isSettled(shown);
  return (
    <>
      <div class="work">
        <div class="work-main">
          {shown ? (
            <CommentCard key="card" card={shown} view={view} takeOver={() => desk.takeOver(shown.item.comment.id)} />
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
        actions={{
          approve,
          reject,
          skip,
          escalate,
          undo: () => void undo(),
          previous: () => desk.leaf(-1),
          next: () => desk.leaf(1),
        }}
      />
    </>
  );
}

function NoCard({ view }: { view: View }) {
  const t = text.value;
  if (desk.deckPhase.value === 'loading') return <p class="waiting-note">{t.queue.loadingCard}</p>;
  if (desk.deckPhase.value === 'failed') {
    return (
      <Empty title={t.queue.failed} kind="failed">
        <button type="button" class="button" onClick={() => void desk.draw()}>
          {t.retry}
        </button>
      </Empty>
    );
  }
  const left = counts.value?.[view] ?? 0;
  const skipped = Math.min(desk.skipped.value.size, left);
  if (left === 0) {
    return (
      <Empty title={t.queue.empty} kind="done">
        <p class="muted">{t.queue.emptyText}</p>
      </Empty>
    );
  }
  const escalated = view === 'escalated' ? 0 : (counts.value?.escalated ?? 0);
  if (skipped === 0 && escalated > 0) {
    return (
      <Empty title={left <= escalated ? t.queue.escalatedLeft : t.queue.othersHoldOrEscalated(left)}>
        <a class="button" href={formatRoute(queueRoute('escalated'))}>
          {t.queue.seeEscalated}
        </a>
      </Empty>
    );
  }
  return (
    <Empty title={skipped > 0 ? t.queue.skippedLeft(skipped) : t.queue.othersHold(left)}>
      {skipped > 0 && (
        <button type="button" class="button" onClick={desk.forgetSkipped}>
          {t.queue.skippedAgain}
        </button>
      )}
    </Empty>
  );
}
