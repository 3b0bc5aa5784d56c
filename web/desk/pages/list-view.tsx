import { useEffect } from 'preact/hooks';
import { ActionBar } from '../components/action-bar.js';
import { BulkBar } from '../components/bulk-bar.js';
import { ListRows } from '../components/list-rows.js';
import { queueRoute, type QueueRoute } from '../logic/route.js';
import { APPROVAL, type Ruling } from '../state/act.js';
import type { Desk } from '../state/desk.js';
import { useDesk } from '../state/use-desk.js';

/** Many at once: the same keys on rows, boxes to choose several. */
export function ListView({ site, at }: { site: string; at: QueueRoute }) {
  const desk = useDesk();
  const { list, text, preferences } = desk;
  const { view, text: q, author } = at;
  const sort = preferences.orderOf(view);
  useEffect(() => void list.load({ site, view, sort, q, author }), [site, view, sort, q, author]);
  const actions = actionsOf(desk);
  useEffect(() => {
    const stops = [
      desk.acts.useSurface({ bringBack: (subject, notice, revision) => list.bringBack(subject, notice, revision) }),
      desk.commands.obey({ ...actions, ...rowCommandsOf(desk), skip: actions.next }),
      desk.live.listen(desk.listEvents),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
  const subjects = list.subjects();
  const [only] = subjects;
  return (
    <>
      <FilterLine at={at} />
      <div class="list-tools">
        <BulkBar view={view} />
      </div>
      {list.arrivals.value > 0 && (
        <button type="button" class="arrivals" onClick={() => void list.refresh()}>
          {text.value.live.newOnes(list.arrivals.value)}
        </button>
      )}
      <ListRows at={at} />
      <ActionBar
        name={subjects.length > 1 ? text.value.bulk.selected(subjects.length) : (only?.author ?? null)}
        isEscalated={subjects.every(({ item }) => (item?.escalation ?? null) !== null)}
        actions={actions}
      />
    </>
  );
}

function FilterLine({ at: { view, text: q, author } }: { at: QueueRoute }) {
  const { list, text, navigation } = useDesk();
  if (q === '' && author === null) return null;
  const t = text.value.queue;
  const name = list.rows.value.find(({ item }) => item.author.id === author)?.item.author.name ?? '…';
  return (
    <p class="filter-line">
      {q !== '' ? t.searchResults(q) : t.byAuthor(name)}
      <button type="button" class="link" onClick={() => navigation.go(queueRoute(view))}>
        {t.clearSearch}
      </button>
    </p>
  );
}

/** What the buttons and the keys do. */
function actionsOf({ list, panels, acts }: Desk) {
  return {
    approve: () => list.rule(list.subjects(), APPROVAL),
    reject: () => {
      const subjects = list.subjects();
      const choose = (ruling: Ruling): void => list.rule(subjects, ruling);
      if (subjects.length > 0) panels.open({ kind: 'reasons', subjects, choose });
    },
    escalate: () => {
      const subjects = list.subjects().filter(({ item }) => item?.escalation === null);
      const choose = (ruling: Ruling): void => list.rule(subjects, ruling);
      if (subjects.length > 0) panels.open({ kind: 'escalate', subjects, choose });
    },
    undo: () => void acts.undo(),
    previous: () => list.step(-1),
    next: () => list.step(1),
  };
}

/** Keys for the row one is on. */
function rowCommandsOf({ list, navigation, panels }: Desk) {
  const here = list.focused;
  return {
    select: () => {
      if (here.value !== null) list.select(here.value);
    },
    open: () => {
      if (here.value !== null) navigation.go({ page: 'comment', id: here.value });
    },
    author: () => {
      const author = list.rowOf(here.value)?.item.author;
      if (author) panels.open({ kind: 'author', id: author.id, name: author.name });
    },
  };
}
