import { useEffect } from 'preact/hooks';
import { Announcer } from './components/announcer.js';
import { AuthorDrawer } from './components/author-drawer.js';
import { BulkPreview } from './components/bulk-preview.js';
import { ConnectionNote } from './components/connection-note.js';
import { Dialog } from './components/dialog.js';
import { Empty } from './components/empty.js';
import { EscalateDialog } from './components/escalate-dialog.js';
import { HelpDialog } from './components/help-dialog.js';
import { Icon } from './components/icon.js';
import { PreferencesDialog } from './components/preferences-dialog.js';
import { ReasonPicker } from './components/reason-picker.js';
import { Sidebar } from './components/sidebar.js';
import { ToastList } from './components/toast-list.js';
import { formatRoute, queueRoute, type Route } from './logic/route.js';
import { ArticlesPage } from './pages/articles-page.js';
import { CommentPage } from './pages/comment-page.js';
import { LogPage } from './pages/log-page.js';
import { ModeratorsPage } from './pages/moderators-page.js';
import { OverviewPage } from './pages/overview-page.js';
import { QueuePage } from './pages/queue-page.js';
import { SignInForm, SignInPage } from './pages/sign-in-page.js';
import { SitePage } from './pages/site-page.js';
import { WordsPage } from './pages/words-page.js';
import { handleCommands, listenForKeys } from './state/commands.js';
import { keepFocus } from './state/focus-keeper.js';
import { counts, disconnect, followSite } from './state/live.js';
import { route } from './state/navigation.js';
import { open, panels, shut, type Panel } from './state/panels.js';
import { isAdmin, phase, resume, site } from './state/session.js';
import { text } from './text/text.js';

/** The whole desk. */
export function App() {
  useEffect(() => void resume(), []);
  useEffect(() => {
    const waiting = phase.value === 'staff' && counts.value ? counts.value.pending : 0;
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}Palabre · ${text.value.desk}`;
  }, [counts.value?.pending, phase.value, text.value]);
  if (phase.value === 'starting') return <p class="waiting-note">{text.value.loading}</p>;
  if (phase.value !== 'staff' && phase.value !== 'expired') return <SignInPage />;
  return <Desk />;
}

function Desk() {
  const siteId = site.value?.id;
  useEffect(() => (siteId === undefined ? undefined : followSite(siteId)), [siteId]);
  useEffect(() => {
    const stops = [
      keepFocus(),
      listenForKeys(),
      handleCommands((command) => {
        if (command === 'help') open({ kind: 'help' });
        return command === 'help';
      }),
    ];
    return () => {
      stops.forEach((stop) => stop());
      disconnect();
    };
  }, []);
  const t = text.value;
  return (
    <div class="desk">
      <a class="skip-link" href="#content" onClick={skipToContent}>
        {t.skipLink}
      </a>
      <header class="topbar">
        <button
          type="button"
          class="button quiet icon-only"
          aria-label={t.nav.menu}
          aria-haspopup="dialog"
          onClick={() => open({ kind: 'menu' })}
        >
          <Icon name="menu" />
        </button>
        <a class="brand" href={formatRoute(queueRoute('pending'))}>
          Palabre
        </a>
        <span class="topbar-site one-line">{site.value?.name}</span>
      </header>
      <header class="sidebar">
        <a class="brand" href={formatRoute(queueRoute('pending'))}>
          Palabre <span>{t.desk}</span>
        </a>
        <Sidebar />
      </header>
      <main class="main" id="content" tabIndex={-1}>
        <ConnectionNote />
        {siteId === undefined ? <Empty title={t.nav.noSite} /> : <Page key={siteId} site={siteId} at={route.value} />}
      </main>
      <ToastList />
      <Announcer />
      {panels.value.map((panel) => (
        <PanelView key={panel.kind} panel={panel} />
      ))}
      {phase.value === 'expired' && (
        <Dialog title={t.signIn.title} onClose={() => undefined}>
          <SignInForm />
        </Dialog>
      )}
    </div>
  );
}

function skipToContent(event: Event): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function Page({ site, at }: { site: string; at: Route }) {
  if (at.page === 'queue') return <QueuePage site={site} at={at} />;
  if (at.page === 'comment') return <CommentPage key={at.id} id={at.id} />;
  if (at.page === 'overview') return <OverviewPage site={site} />;
  if (at.page === 'log') return <LogPage site={site} at={at} />;
  if (!isAdmin.value) return <Empty title={text.value.errors.denied} kind="failed" />;
  const AdminPage = ADMIN_PAGES[at.page];
  return <AdminPage site={site} />;
}

const ADMIN_PAGES = { site: SitePage, words: WordsPage, articles: ArticlesPage, moderators: ModeratorsPage };

function PanelView({ panel }: { panel: Panel }) {
  if (panel.kind === 'help') return <HelpDialog />;
  if (panel.kind === 'preferences') return <PreferencesDialog />;
  if (panel.kind === 'author') return <AuthorDrawer id={panel.id} name={panel.name} />;
  if (panel.kind === 'reasons') return <ReasonPicker subjects={panel.subjects} choose={panel.choose} />;
  if (panel.kind === 'escalate') return <EscalateDialog subjects={panel.subjects} choose={panel.choose} />;
  if (panel.kind === 'bulk') return <BulkPreview title={panel.title} view={panel.view} by={panel.by} />;
  return (
    <Dialog title={text.value.nav.menu} shape="drawer" onClose={() => shut('menu')}>
      <Sidebar onGo={() => shut('menu')} />
    </Dialog>
  );
}
