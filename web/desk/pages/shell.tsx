import { useEffect } from 'preact/hooks';
import { Announcer } from '../components/announcer.js';
import { ConnectionNote } from '../components/connection-note.js';
import { Dialog } from '../components/dialog.js';
import { Empty } from '../components/empty.js';
import { Icon } from '../components/icon.js';
import { PanelView } from '../components/panel-view.js';
import { Sidebar } from '../components/sidebar.js';
import { SignInForm } from '../components/sign-in-form.js';
import { ToastList } from '../components/toast-list.js';
import { formatRoute, queueRoute } from '../logic/route.js';
import { keepFocus } from '../state/focus-keeper.js';
import { useDesk } from '../state/use-desk.js';
import { CurrentPage } from './current-page.js';

/** What stands around every page: the ways through the desk, what lies over it, and what it says. */
export function Shell() {
  const { session, live, panels, commands, text } = useDesk();
  const siteId = session.site.value?.id;
  useEffect(() => (siteId === undefined ? undefined : live.followSite(siteId)), [siteId]);
  useEffect(() => {
    const stops = [
      keepFocus(),
      commands.listenForKeys(),
      commands.obey({ help: () => panels.open({ kind: 'help' }) }),
      () => live.disconnect(),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
  const t = text.value;
  return (
    <div class="desk">
      <a class="skip-link" href="#content" onClick={skipToContent}>
        {t.skipLink}
      </a>
      <TopBar />
      <header class="sidebar">
        <a class="brand" href={formatRoute(queueRoute('pending'))}>
          Palabre <span>{t.desk}</span>
        </a>
        <Sidebar />
      </header>
      <main class="main" id="content" tabIndex={-1}>
        <ConnectionNote />
        {siteId === undefined ? <Empty title={t.nav.noSite} /> : <CurrentPage key={siteId} site={siteId} />}
      </main>
      <ToastList />
      <Announcer />
      {panels.shown.value.map((panel) => (
        <PanelView key={panel.kind} panel={panel} />
      ))}
      {session.phase.value === 'expired' && (
        <Dialog title={t.signIn.title} onClose={() => undefined}>
          <SignInForm />
        </Dialog>
      )}
    </div>
  );
}

/** On a telephone, in place of the sidebar. */
function TopBar() {
  const { session, panels, text } = useDesk();
  return (
    <header class="topbar">
      <button
        type="button"
        class="button quiet icon-only"
        aria-label={text.value.nav.menu}
        aria-haspopup="dialog"
        onClick={() => panels.open({ kind: 'menu' })}
      >
        <Icon name="menu" />
      </button>
      <a class="brand" href={formatRoute(queueRoute('pending'))}>
        Palabre
      </a>
      <span class="topbar-site one-line">{session.site.value?.name}</span>
    </header>
  );
}

function skipToContent(event: Event): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}
