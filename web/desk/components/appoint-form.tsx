import { useState } from 'preact/hooks';
import { useDesk } from '../state/use-desk.js';

/** Makes somebody a moderator of the site, by the address of their account. */
export function AppointForm({ site, appointed }: { site: string; appointed: () => Promise<void> }) {
  const { text, explain, api, announcer } = useDesk();
  const t = text.value.moderators;
  const [email, setEmail] = useState('');
  const [refusal, setRefusal] = useState('');
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
      announcer.announce(t.added(found.name));
      await appointed();
    } catch (error) {
      setRefusal(explain(error));
    }
  };
  return (
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
  );
}
