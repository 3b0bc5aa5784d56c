import { useDesk } from '../state/use-desk.js';

/** Where a sanction holds, in words. The dossier tells of those of the site that the desk shows, and of every site. */
export function SanctionScope({ siteId }: { siteId: string | null }) {
  const { text, session } = useDesk();
  const t = text.value.author;
  return siteId === null ? <>{t.everywhere}</> : <bdi>{t.onSite(session.site.value?.name ?? '')}</bdi>;
}

interface Props {
  isEverywhere: boolean;
  choose: (isEverywhere: boolean) => void;
}

/** Administrators choose this site or all; moderators see which site it is. */
export function ScopeField({ isEverywhere, choose }: Props) {
  const { text, session } = useDesk();
  const t = text.value.author;
  const site = session.site.value;
  if (!session.isAdmin.value) {
    return (
      <p class="muted">
        <SanctionScope siteId={site?.id ?? ''} />
      </p>
    );
  }
  return (
    <label class="field">
      <span>{t.where}</span>
      <select value={String(isEverywhere)} onChange={(event) => choose(event.currentTarget.value === 'true')}>
        <option value="false">{t.onSite(site?.name ?? '')}</option>
        <option value="true">{t.everywhere}</option>
      </select>
    </label>
  );
}
