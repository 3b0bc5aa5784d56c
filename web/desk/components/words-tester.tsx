import { useState } from 'preact/hooks';
import type { TrialVerdict, WordLists } from '../state/desk-messages.js';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';
import { MarkedBody } from './marked-body.js';

const ICONS = { publish: 'approve', hold: 'clock', reject: 'reject' } as const;

/** What the rules would say of a text, with every reason. */
export function WordsTester({ site, words }: { site: string; words: WordLists }) {
  const { text, explain, api } = useDesk();
  const t = text.value;
  const [body, setBody] = useState('');
  const [isNew, setNew] = useState(false);
  const [verdict, setVerdict] = useState<TrialVerdict | null>(null);
  const [problem, setProblem] = useState('');
  const test = async (): Promise<void> => {
    try {
      setVerdict(await api.trial(site, body, words, isNew));
      setProblem('');
    } catch (error) {
      setProblem(explain(error));
    }
  };
  return (
    <section class="tester panel" aria-labelledby="tester">
      <h2 id="tester" class="panel-title">
        {t.words.tester}
      </h2>
      <p class="muted">{t.words.testerHint}</p>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void test();
        }}
      >
        <textarea
          aria-label={t.words.testerText}
          placeholder={t.words.testerText}
          rows={4}
          required
          value={body}
          onInput={(event) => setBody(event.currentTarget.value)}
        />
        <label class="check">
          <input type="checkbox" checked={isNew} onChange={(event) => setNew(event.currentTarget.checked)} />
          {t.words.newAuthor}
        </label>
        <button type="submit" class="button primary">
          {t.words.test}
        </button>
      </form>
      <div aria-live="polite">
        {problem !== '' && <p class="problem">{problem}</p>}
        {verdict && (
          <>
            <p class={`verdict verdict-${verdict.outcome}`}>
              <Icon name={ICONS[verdict.outcome]} />
              {t.outcomes[verdict.outcome]}
            </p>
            <MarkedBody body={verdict.body} groups={verdict.reasons.map(({ spans }) => spans)} />
            {verdict.reasons.length === 0 && <p class="muted">{t.words.clean}</p>}
            <ul class="why-list">
              {verdict.reasons.map(({ rule, code, outcome, message }, index) => (
                <li key={index}>
                  <span>
                    <strong>{t.rules[rule] ?? rule}</strong>{' '}
                    <span class={`chip outcome-${outcome}`}>{t.outcomeShort[outcome]}</span>{' '}
                    <span class="muted">{t.reasons[code] ?? message}</span>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
