import { useEffect, useMemo } from 'preact/hooks';
import { ActionBar } from '../components/action-bar.js';
import { AuthorPanel } from '../components/author-panel.js';
import { CaseSteps } from '../components/case-steps.js';
import { CommentCard } from '../components/comment-card.js';
import { Empty } from '../components/empty.js';
import { APPROVAL, type Ruling } from '../state/act.js';
import type { CaseStore } from '../state/case-store.js';
import type { Desk } from '../state/desk.js';
import { useDesk } from '../state/use-desk.js';

/** One comment by its address, with everything that happened to it. */
export function CommentPage({ id }: { id: string }) {
  const desk = useDesk();
  const store = useMemo(() => desk.caseOf(id), [id]);
  const actions = actionsOf(desk, store);
  useEffect(() => {
    void store.read();
    const author = (): void => {
      const by = store.file.value?.author;
      if (by) desk.panels.open({ kind: 'author', id: by.id, name: by.name });
    };
    const stops = [
      store.hold(),
      desk.live.listen(store),
      desk.acts.useSurface(store),
      desk.commands.obey({ ...actions, author }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [store]);
  const t = desk.text.value;
  const file = store.file.value;
  const card = store.card.value;
  const problem = store.problem.value;
  return (
    <>
      <header class="page-head">
        <h1 class="unseen">{t.card.thisComment}</h1>
        <button type="button" class="link" onClick={() => history.back()}>
          {t.card.back}
        </button>
      </header>
      {!file && problem === '' && <p class="waiting-note">{t.loading}</p>}
      {!file && problem !== '' && <Empty title={problem} kind="failed" />}
      {card && file && (
        <>
          <div class="work">
            <div class="work-main">
              <CommentCard card={card} takeOver={() => store.takeOver()} goOn={() => store.goOn()} />
            </div>
            <aside class="work-side">
              <AuthorPanel author={file.author} />
              <CaseSteps history={file.history} />
            </aside>
          </div>
          <ActionBar
            name={store.subject.value?.author ?? null}
            isEscalated={file.escalation !== null}
            actions={actions}
          />
        </>
      )}
    </>
  );
}

/** What the buttons and the keys do. */
function actionsOf({ panels, acts }: Desk, store: CaseStore) {
  const choose = (ruling: Ruling): void => void store.rule(ruling);
  return {
    approve: () => {
      if (store.subject.value) choose(APPROVAL);
    },
    reject: () => {
      const subject = store.subject.value;
      if (subject) panels.open({ kind: 'reasons', subjects: [subject], choose });
    },
    escalate: () => {
      const subject = store.subject.value;
      if (subject?.item?.escalation === null) panels.open({ kind: 'escalate', subjects: [subject], choose });
    },
    undo: () => void acts.undo(),
  };
}
