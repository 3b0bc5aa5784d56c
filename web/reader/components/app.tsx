import { formatNumber } from '../../shared/i18n.js';
import { useSelect, useWidget } from '../widget.js';
import { AccountDialog } from './account-dialog.js';
import { CommentList } from './comment-list.js';
import { ReportDialog } from './report-dialog.js';
import { WritingPlace } from './writing-place.js';

/** The whole widget, in whichever phase it is. */
export function App() {
  const { texts, language } = useWidget();
  const phase = useSelect((state) => state.phase);
  const total = useSelect(({ threads }) => threads.total);
  return (
    <section class="palabre" part="root" lang={language} aria-labelledby="palabre-title">
      <header class="head">
        <h2 id="palabre-title" part="title" tabIndex={-1}>
          {texts.comments}{' '}
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
  const { texts } = useWidget();
  const readers = useSelect((state) => state.readers);
  if (readers === null || readers < 2) return null;
  return (
    <p class="readers" part="readers">
      {texts.readers(readers)}
    </p>
  );
}

function NotReady() {
  const { discussion, texts } = useWidget();
  const phase = useSelect((state) => state.phase);
  if (phase === 'loading') {
    return (
      <div class="skeleton" role="status" aria-label={texts.loading}>
        {[1, 2, 3].map((n) => (
          <div key={n} class="ghost" />
        ))}
      </div>
    );
  }
  if (phase === 'missing' || phase === 'unlisted') return <p class="blank">{texts[phase]}</p>;
  return (
    <div class="blank" role="alert">
      <p>{texts.failed}</p>
      <button type="button" part="button" onClick={() => void discussion.open()}>
        {texts.again}
      </button>
    </div>
  );
}

function CutOff() {
  const { texts } = useWidget();
  const isCutOff = useSelect((state) => state.isCutOff);
  return (
    <p class="cut-off" role="status" hidden={!isCutOff}>
      {isCutOff && texts.cutOff}
    </p>
  );
}

function Dialogs() {
  const dialog = useSelect((state) => state.dialog);
  if (!dialog) return null;
  return dialog.kind === 'report' ? <ReportDialog {...dialog} /> : <AccountDialog kind={dialog.kind} />;
}
