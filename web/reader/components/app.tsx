import { formatNumber } from '../../shared/i18n.js';
import type { Phase } from '../discussion-state.js';
import { part } from '../part.js';
import { CommentList } from './comment-list.js';
import { DoorState } from './door-state.js';
import { OfMembers } from './of-members.js';
import { WritingPlace } from './writing-place.js';

/** The whole widget, in whichever phase it is. */
export const App = part(({ language, say, select }) => {
  const isReady = select(({ phase }) => phase === 'ready');
  const total = select(({ threads }) => threads.total);
  const readers = select((state) => state.readers);
  return (
    <section part="root" lang={language} aria-labelledby="palabre-title">
      <header class="head">
        <h2 id="palabre-title" part="title" tabIndex={-1}>
          {say('comments')} {isReady && total > 0 && <span class="total">{formatNumber(language, total)}</span>}
        </h2>
        {readers > 1 && (
          <p class="readers" part="readers">
            {say('readers', { n: readers })}
          </p>
        )}
      </header>
      {isReady ? (
        <>
          <WritingPlace />
          <CommentList />
          <DoorState />
          <CutOff />
          <OfMembers of="Dialog" />
        </>
      ) : (
        <NotReady />
      )}
    </section>
  );
});

const NotReady = part(({ discussion, say, select }) => {
  const phase = select((state) => state.phase as Exclude<Phase, 'ready'>);
  if (phase === 'loading') {
    return (
      <div role="status" aria-label={say('loading')}>
        <div class="ghost" />
        <div class="ghost" />
      </div>
    );
  }
  return (
    <div class="blank" role="alert">
      <p>{say(phase)}</p>
      {phase !== 'missing' && (
        <button part="button" onClick={() => void discussion.open()}>
          {say('again')}
        </button>
      )}
    </div>
  );
});

const CutOff = part(({ say, select }) => {
  const isCutOff = select((state) => state.isCutOff);
  return isCutOff && <p class="bar cut-off">{say('cutOff')}</p>;
});
