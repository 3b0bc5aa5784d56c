import { useEffect, useState } from 'preact/hooks';
import { Avatar } from '../components/avatar.js';
import { Empty } from '../components/empty.js';
import { announce } from '../state/announcer.js';
import type { Moderator } from '../state/desk-messages.js';
import { explain } from '../state/problems.js';
import { api } from '../state/session.js';
import { toast } from '../state/toasts.js';
import { text } from '../text/text.js';

/** Who may decide on this site’s comments. */
export function ModeratorsPage({ site }: { site: string }) {
  const t = text.value.moderators;
  const [moderators, setModerators] = useState<readonly Moderator[] | null>(null);
  const [problem, setProblem] = useState('');
  const [email, setEmail] = useState('');
  const [refusal, setRefusal] = useState('');
  const read = (): Promise<void> =>
    api.moderators(site).then(
      ({ items }) => setModerators(items),
      (error: unknown) => setProblem(explain(error)),
    );
  useEffect(() => void read(), [site]);
  const add = async (): Promise<void> => {
    try {
      const [found] = (await api.accounts(email.trim())).items;
      if (!found) {
        setRefusal(t.unknown);
        return;
      }
      await api.addModerator(site, found.id);
      setEmail('');
      setRefusal('');
      announce(t.added(found.name));
      await read();
    } catch (error) {
      setRefusal(explain(error));
    }
  };
  const remove = async ({ id, name }: Moderator): Promise<void> => {
    await api.removeModerator(site, id);
    await read();
    announce(t.removed(name));
    toast(t.removed(name), {
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
      <section class="page-section" aria-labelledby="appoint">
        <h2 id="appoint" class="section-title">
          {t.add}
        </h2>
        <form
          class="form form-row"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <label class="field">
            <span>{t.email}</span>
            <input type="email" required value={email} onInput={(event) => setEmail(event.currentTarget.value)} />
          </label>
          <button type="submit" class="button primary">
            {t.submit}
          </button>
        </form>
        {refusal !== '' && (
          <p class="problem" role="alert">
            {refusal}
          </p>
        )}
      </section>
    </div>
  );
}
