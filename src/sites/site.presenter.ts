import type { Site } from './site.entity.js';
import type { CountedSite } from './sites.repository.js';
import type { ListedSite, SiteSettings, SiteView } from '../contract/sites.schemas.js';

/** What a moderator of the site needs to know of it. */
export function presentSite(site: Omit<CountedSite, 'counts'>): SiteView {
  return {
    id: site.id,
    name: site.name,
    origins: site.origins,
    moderation: site.moderation,
    holdFirst: site.holdFirst,
    createdAt: site.createdAt.toISOString(),
  };
}

/** In the list of sites. */
export function presentListed({ counts, ...site }: CountedSite): ListedSite {
  return { ...presentSite(site), counts };
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
