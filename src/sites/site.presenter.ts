import type { SiteCounts } from './site-counts.entity.js';
import type { Site } from './site.entity.js';
import type { ListedSite, SiteSettings, SiteView } from './sites.schemas.js';

/** What a moderator of the site needs to know of it. */
export function presentSite(site: Site): SiteView {
  return {
    id: site.id,
    name: site.name,
    origins: site.origins,
    moderation: site.moderation,
    holdFirst: site.holdFirst,
    createdAt: site.createdAt.toISOString(),
  };
}

/** In the list of sites. One where nobody has commented yet has no counts. */
export function presentListed(site: Site, counts: SiteCounts | undefined): ListedSite {
  const { pending = 0, reported = 0, escalated = 0, published = 0, rejected = 0 } = counts ?? {};
  return { ...presentSite(site), counts: { pending, reported, escalated, published, rejected } };
}

/** Everything that an administrator may change. */
export function presentSettings(site: Site): SiteSettings {
  return {
    ...presentSite(site),
    bannedWords: site.bannedWords,
    watchedWords: site.watchedWords,
    allowedWords: site.allowedWords,
    reasons: site.reasons,
  };
}
