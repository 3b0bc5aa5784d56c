import { part } from '../part.js';
import { ORDERS } from '../thread-draft.js';
import { countArrived } from '../thread-store.js';
import { commentSelector } from '../widget.js';
import { LoadButton } from './load-button.js';
import { Thread } from './thread.js';
import type { CommentSort } from '../../../src/contract/terms.js';

const SORTS = Object.keys(ORDERS) as CommentSort[];

export const CommentList = part(({ discussion, say, select }) => {
  const roots = select(({ threads }) => threads.roots);
  const isEmpty = select(({ threads, own }) => threads.roots.length + own.length + countArrived(threads) === 0);
  const isClosed = select(({ article }) => article?.commenting === 'closed');
  const isSorting = select((state) => state.isSorting);
  const hasMore = select(({ threads }) => threads.cursor !== null);
  const current = select(({ threads }) => threads.sort);
  const sortBy = (sort: CommentSort): void => {
    discussion.sortBy(sort).catch(() => discussion.update({ phase: 'failed' }));
  };
  const more = async (): Promise<string | undefined> => {
    await discussion.loadMore();
    return discussion.value.threads.roots.find((id) => !roots.includes(id));
  };

  if (isEmpty) {
    // Where nothing can be said, nobody is asked to.
    return !isClosed && <p class="blank">{say('empty')}</p>;
  }
  return (
    <>
      <div class="toolbar" part="toolbar" role="group" aria-label={say('sort')}>
        {SORTS.map((sort) => (
          <button key={sort} aria-pressed={sort === current} onClick={() => sortBy(sort)}>
            {say(sort)}
          </button>
        ))}
      </div>
      {current !== 'oldest' && <Arrived />}
      <ol class="threads" part="threads" aria-busy={isSorting} aria-label={say('comments')}>
        {roots.map((id) => (
          <Thread key={id} id={id} depth={0} />
        ))}
      </ol>
      {current === 'oldest' && <Arrived />}
      {hasMore && <LoadButton class="more" label={say('more')} load={more} />}
    </>
  );
});

/** « 3 new comments »: they come when they are asked for. */
const Arrived = part(({ discussion, say, select, focusSoon }) => {
  const count = select(({ threads }) => countArrived(threads));
  const show = async (): Promise<void> => {
    const { roots } = discussion.value.threads;
    await discussion.reveal();
    const first = discussion.value.threads.roots.find((id) => !roots.includes(id));
    if (first) focusSoon(commentSelector(first));
  };
  return (
    count > 0 && (
      <div class="arrived">
        <button class="primary" part="button new-comments" onClick={() => void show()}>
          <span aria-hidden="true">↑</span> {say('arrived', { n: count })}
        </button>
      </div>
    )
  );
});
