import { useEffect, useState } from 'preact/hooks';
import { AppointForm } from '../components/appoint-form.js';
import { Avatar } from '../components/avatar.js';
import { Empty } from '../components/empty.js';
import type { Moderator } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';

/** Who may decide on this site’s comments. */
export function ModeratorsPage({ site }: { site: string }) {
  const { text, explain, api, announcer, toasts } = useDesk();
  const t = text.value.moderators;
  const [moderators, setModerators] = useState<readonly Moderator[] | null>(null);
  const [problem, setProblem] = useState('');
  const read = (): Promise<void> =>
    api.moderators(site).then(
      ({ items }) => setModerators(items),
      (error: unknown) => setProblem(explain(error)),
    );
  useEffect(() => void read(), [site]);
  const remove = async ({ id, name }: Moderator): Promise<void> => {
    await api.removeModerator(site, id);
    await read();
    announcer.announce(t.removed(name));
    toasts.show(t.removed(name), {
      action: { label: text.value.act.undo, run: () => void api.addModerator(site, id).then(read) },
    });
  };
  return (
    <div class="page page-narrow">
      <header class="page-head">
        <div>
          <h1>{t.title}</h1>
          <p class="muted">{t.intro}</p>
        </div>
      </header>
      {problem !== '' && <p class="problem">{problem}</p>}
      {!moderators && problem === '' && <p class="waiting-note">{text.value.loading}</p>}
      {moderators?.length === 0 && <Empty title={t.empty} />}
      <ul class="people">
        {moderators?.map((moderator) => (
          <li key={moderator.id} class="person">
            <Avatar name={moderator.name} small />
            <span class="person-name">
              <bdi class="strong">{moderator.name}</bdi>
              <span class="muted one-line">{moderator.email}</span>
            </span>
            <button
              type="button"
              class="button small"
              aria-label={t.removeName(moderator.name)}
              onClick={() => void remove(moderator).catch((error: unknown) => setProblem(explain(error)))}
            >
              {t.remove}
            </button>
          </li>
        ))}
      </ul>
      <AppointForm site={site} appointed={read} />
    </div>
  );
}
