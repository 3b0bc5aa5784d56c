import { sendAndLeave } from '../../shared/api-client.js';
import { useEffect, useState } from 'preact/hooks';
import { ActionBar } from '../components/action-bar.js';
import { AuthorPanel } from '../components/author-panel.js';
import { CaseSteps } from '../components/case-steps.js';
import { CommentCard } from '../components/comment-card.js';
import { Empty } from '../components/empty.js';
import { isSettled, type Notice } from '../logic/deck.js';
import { decide, ownDecisions, underway, undo, useSurface, type Ruling } from '../state/acts.js';
import { handleCommands, obeying } from '../state/commands.js';
import { subjectOf } from '../state/deck-store.js';
import type { InspectedItem } from '../state/desk-messages.js';
import { listen } from '../state/live.js';
import { open } from '../state/panels.js';
import { explain } from '../state/problems.js';
import { api, client } from '../state/session.js';
import { text } from '../text/text.js';

const HEARTBEAT = 45_000;

/** One comment by its address, with everything that happened to it. */
export function CommentPage({ id }: { id: string }) {
  const t = text.value;
  const [file, setFile] = useState<InspectedItem | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [problem, setProblem] = useState('');
  const read = (): Promise<void> =>
    api.comment(id).then(setFile, (error: unknown) => {
      setProblem(explain(error));
    });
  useEffect(() => {
    void read();
    return holdWhileOpen(id, (by) => setNotice({ kind: 'taken', by }));
  }, [id]);
  useEffect(
    () =>
      listen({
        reset: read,
        events: (events) => {
          for (const event of events) {
            if (event.commentId !== id || underway.has(id) || ownDecisions.has(String(event['decisionId']))) continue;
            void read();
          }
        },
      }),
    [id],
  );
  useEffect(() => useSurface({ bringBack: (_subject, why) => void read().then(() => setNotice(why)) }), [id]);

  const card = file && { item: file, notice };
  const canDecide = card !== null && !isSettled(card) && file?.comment.status !== 'withdrawn';
  const rule = (ruling: Ruling): void => {
    if (!file) return;
    decide([subjectOf(file)], ruling);
    if (ruling.action !== 'escalate') {
      const status = ruling.action === 'approve' ? 'published' : 'rejected';
      setFile({ ...file, comment: { ...file.comment, status }, waitingSince: null });
    }
    setNotice(null);
    setTimeout(() => void read(), 600);
  };
  const approve = (): void => {
    if (canDecide) rule({ action: 'approve', reason: null, note: null, label: '' });
  };
  const reject = (): void => {
    if (canDecide && file) open({ kind: 'reasons', subjects: [subjectOf(file)], choose: rule });
  };
  const takeOver = (): void => {
    api.hold(id, { takeOver: true }).then(
      () => setNotice(null),
      (error: unknown) => setNotice({ kind: 'failed', detail: explain(error) }),
    );
  };
  const escalate = (): void => {
    if (canDecide && file?.escalation === null) {
      open({ kind: 'escalate', subjects: [subjectOf(file)], choose: rule });
    }
  };
  useEffect(() =>
    handleCommands(
      obeying({
        approve,
        reject,
        escalate,
        undo: () => void undo(),
        author: () => {
          if (file) open({ kind: 'author', id: file.author.id, name: file.author.name });
        },
      }),
    ),
  );
  return (
    <>
      <header class="page-head">
        <h1 class="unseen">{t.card.thisComment}</h1>
        <button type="button" class="link" onClick={() => history.back()}>
          {t.card.back}
        </button>
      </header>
      {!file && problem === '' && <p class="waiting-note">{t.loading}</p>}
      {problem !== '' && !file && <Empty title={problem} kind="failed" />}
      {card && file && (
        <div class="work">
          <div class="work-main">
            <CommentCard card={card} takeOver={takeOver} />
          </div>
          <aside class="work-side">
            <AuthorPanel author={file.author} />
            <CaseSteps history={file.history} />
          </aside>
        </div>
      )}
      {card && (
        <ActionBar
          name={canDecide && file ? file.author.name : null}
          isEscalated={(file?.escalation ?? null) !== null}
          actions={{ approve, reject, escalate, undo: () => void undo() }}
        />
      )}
    </>
  );
}

/** Tells the others that somebody is looking, as long as this is open. */
function holdWhileOpen(id: string, taken: (by: string) => void): () => void {
  const hold = (take: boolean): void => {
    api.hold(id, take ? { take } : {}).catch((error: unknown) => {
      const { claim } = (error as { body?: { claim?: { by: { name: string } } } }).body ?? {};
      if (claim) taken(claim.by.name);
    });
  };
  hold(true);
  const beat = setInterval(() => hold(false), HEARTBEAT);
  const leave = (): void => sendAndLeave(client, 'DELETE', `/api/moderation/claims/${id}`);
  addEventListener('pagehide', leave);
  return () => {
    clearInterval(beat);
    removeEventListener('pagehide', leave);
    void api.release(id).catch(() => undefined);
  };
}
