import { isArchive, queueRoute, type Route } from '../logic/route.js';
import { useDesk } from '../state/use-desk.js';
import type { IconName } from './icon.js';
import { NavFoot } from './nav-foot.js';
import { NavLink, NavSection } from './nav-section.js';
import type { View } from '../../../src/contract/terms.js';

const VIEWS: [View, IconName][] = [
  ['pending', 'clock'],
  ['reported', 'flag'],
  ['escalated', 'escalate'],
  ['published', 'published'],
  ['rejected', 'reject'],
];
const ADMIN = [
  ['site', 'site'],
  ['words', 'words'],
  ['articles', 'articles'],
  ['moderators', 'people'],
] as const;
const LOG: Route = { page: 'log', kind: '', moderator: null, account: null, comment: null };

/** Where one can go. `onGo` lets a menu on a phone close itself. */
export function Sidebar({ onGo }: { onGo?: () => void }) {
  const { text, time, session, live, navigation } = useDesk();
  const t = text.value;
  const at = navigation.route.value;
  const counts = live.counts.value;
  return (
    <nav
      class="sidebar-inside"
      aria-label={t.nav.main}
      onClick={(event) => event.target instanceof Element && event.target.closest('a') && onGo?.()}
    >
      <SitePicker />
      <NavSection id="nav-views" title={t.nav.views}>
        {VIEWS.map(([view, icon]) => (
          <NavLink key={view} to={queueRoute(view)} icon={icon} isHere={at.page === 'queue' && at.view === view}>
            {t.views[view]}
            {counts && (
              <span class={`count ${counts[view] > 0 && !isArchive(view) ? 'is-due' : ''}`}>
                {time.number(counts[view])}
              </span>
            )}
          </NavLink>
        ))}
      </NavSection>
      <NavSection id="nav-insights" title={t.nav.insights}>
        <NavLink to={{ page: 'overview' }} icon="overview" isHere={at.page === 'overview'}>
          {t.nav.overview}
        </NavLink>
        <NavLink to={LOG} icon="log" isHere={at.page === 'log'}>
          {t.nav.log}
        </NavLink>
      </NavSection>
      {session.isAdmin.value && (
        <NavSection id="nav-admin" title={t.nav.admin}>
          {ADMIN.map(([page, icon]) => (
            <NavLink key={page} to={{ page }} icon={icon} isHere={at.page === page}>
              {page === 'site' ? t.nav.siteSettings : t.nav[page]}
            </NavLink>
          ))}
        </NavSection>
      )}
      <NavFoot />
    </nav>
  );
}

function SitePicker() {
  const { text, preferences, session } = useDesk();
  if (session.sites.value.length < 2) return <p class="site-name">{session.site.value?.name}</p>;
  return (
    <label class="site-picker">
      <span class="unseen">{text.value.nav.site}</span>
      <select
        value={session.site.value?.id}
        onChange={(event) => preferences.prefer({ site: event.currentTarget.value })}
      >
        {session.sites.value.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
