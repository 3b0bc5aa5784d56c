import { formatNumber } from '../../shared/i18n.js';
import { useSelect, useWidget } from '../widget.js';
import { AccountDialog } from './account-dialog.js';
import { CommentList } from './comment-list.js';
import { ReportDialog } from './report-dialog.js';
import { WritingPlace } from './writing-place.js';

/** The whole widget, in whichever phase it is. */
export function App() {
  const { say, language } = useWidget();
  const phase = useSelect((state) => state.phase);
  const total = useSelect(({ threads }) => threads.total);
  return (
    <section class="palabre" part="root" lang={language} aria-labelledby="palabre-title">
      <header class="head">
        <h2 id="palabre-title" part="title" tabIndex={-1}>
          {say('comments')}{' '}
          {phase === 'ready' && total > 0 && <span class="total">{formatNumber(language, total)}</span>}
        </h2>
        <Readers />
      </header>
      {phase === 'ready' ? <Ready /> : <NotReady />}
    </section>
  );
}

function Ready() {
  return (
    <>
      <WritingPlace />
      <CommentList />
      <CutOff />
      <Dialogs />
    </>
  );
}

function Readers() {
  const { say } = useWidget();
  const readers = useSelect((state) => state.readers);
  if (readers === null || readers < 2) return null;
  return (
    <p class="readers" part="readers">
      {say('readers', { n: readers })}
    </p>
  );
}

function NotReady() {
  const { discussion, say } = useWidget();
  const phase = useSelect((state) => state.phase);
  if (phase === 'loading') {
    return (
      <div class="skeleton" role="status" aria-label={say('loading')}>
        {[1, 2, 3].map((n) => (
          <div key={n} class="ghost" />
        ))}
      </div>
    );
  }
  if (phase === 'missing' || phase === 'unlisted') return <p class="blank">{say(phase)}</p>;
  return (
    <div class="blank" role="alert">
      <p>{say('failed')}</p>
      <button type="button" part="button" onClick={() => void discussion.open()}>
        {say('again')}
      </button>
    </div>
  );
}

function CutOff() {
  const { say } = useWidget();
  const isCutOff = useSelect((state) => state.isCutOff);
  return (
    <p class="cut-off" role="status" hidden={!isCutOff}>
      {isCutOff && say('cutOff')}
    </p>
  );
}

function Dialogs() {
  const dialog = useSelect((state) => state.dialog);
  if (!dialog) return null;
  return dialog.kind === 'report' ? <ReportDialog {...dialog} /> : <AccountDialog kind={dialog.kind} />;
}
