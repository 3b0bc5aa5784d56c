import { Empty } from '../components/empty.js';
import { useDesk } from '../state/use-desk.js';
import { ArticlesPage } from './articles-page.js';
import { CommentPage } from './comment-page.js';
import { LogPage } from './log-page.js';
import { ModeratorsPage } from './moderators-page.js';
import { OverviewPage } from './overview-page.js';
import { QueuePage } from './queue-page.js';
import { SitePage } from './site-page.js';
import { WordsPage } from './words-page.js';

const ADMIN_PAGES = { site: SitePage, words: WordsPage, articles: ArticlesPage, moderators: ModeratorsPage };

/** The page that the address names, for whoever may see it. */
export function CurrentPage({ site }: { site: string }) {
  const { navigation, session, text } = useDesk();
  const at = navigation.route.value;
  if (at.page === 'queue') return <QueuePage site={site} at={at} />;
  if (at.page === 'comment') return <CommentPage key={at.id} id={at.id} />;
  if (at.page === 'overview') return <OverviewPage site={site} />;
  if (at.page === 'log') return <LogPage site={site} at={at} />;
  if (!session.isAdmin.value) return <Empty title={text.value.errors.denied} kind="failed" />;
  const AdminPage = ADMIN_PAGES[at.page];
  return <AdminPage site={site} />;
}
