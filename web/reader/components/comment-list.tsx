import { useEffect, useRef } from 'preact/hooks';
import type { Sort } from '../../../src/comments/comments.schemas.js';
import { countArrived } from '../thread-store.js';
import { commentSelector, useSelect, useWidget } from '../widget.js';
import { Icon } from './icon.js';
import { LoadButton } from './load-button.js';
import { Thread } from './thread.js';

const SORTS: readonly Sort[] = ['newest', 'oldest', 'top'];

export function CommentList() {
  const { discussion, say } = useWidget();
  const roots = useSelect(({ threads }) => threads.roots);
  const isEmpty = useSelect(({ threads, own }) => threads.roots.length + own.length + countArrived(threads) === 0);
  const isLoading = useSelect((state) => state.isLoadingMore);
  const hasMore = useSelect(({ threads }) => threads.cursor !== null);
  const sort = useSelect(({ threads }) => threads.sort);

  const more = async (): Promise<string | undefined> => {
    const before = new Set(discussion.value.threads.roots);
    await discussion.loadMore();
    return discussion.value.threads.roots.find((id) => !before.has(id));
  };

  if (isEmpty && !isLoading) return <Empty />;
  return (
    <>
      <Toolbar />
      {sort !== 'oldest' && <Arrived />}
      <ol class="threads" part="threads" aria-busy={isLoading} aria-label={say('comments')}>
        {roots.map((id) => (
          <Thread key={id} id={id} depth={0} />
        ))}
      </ol>
      {sort === 'oldest' && <Arrived />}
      {hasMore && <LoadButton class="more" label={say('more')} load={more} fallback={null} />}
    </>
  );
}

function Empty() {
  const { say } = useWidget();
  return (
    <div class="blank">
      <p class="blank-title">{say('empty')}</p>
      <p>{say('emptyHint')}</p>
    </div>
  );
}

function Toolbar() {
  const { discussion, say } = useWidget();
  const current = useSelect(({ threads }) => threads.sort);
  return (
    <div class="toolbar" part="toolbar" role="group" aria-label={say('sort')}>
      {SORTS.map((sort) => (
        <button
          key={sort}
          type="button"
          aria-pressed={sort === current}
          onClick={() => void discussion.sortBy(sort).catch(() => discussion.update({ phase: 'failed' }))}
        >
          {say(sort)}
        </button>
      ))}
    </div>
  );
}

/** « 3 new comments »: they come when they are asked for. */
function Arrived() {
  const { announcer, discussion, say, focusSoon } = useWidget();
  const count = useSelect(({ threads }) => countArrived(threads));
  const told = useRef(0);
  useEffect(() => {
    if (count > told.current) announcer.announce(say('arrived', { n: count }), false);
    told.current = count;
  }, [count]);
  if (count === 0) return null;

  const show = async (): Promise<void> => {
    const before = new Set(discussion.value.threads.roots);
    await discussion.reveal();
    const first = discussion.value.threads.roots.find((id) => !before.has(id));
    if (first !== undefined) focusSoon(commentSelector(first));
  };
  return (
    <div class="arrived">
      <button type="button" class="primary" part="button new-comments" onClick={() => void show()}>
        <Icon name="up" />
        {say('arrived', { n: count })}
      </button>
    </div>
  );
}
