import { useEffect, useRef, useState } from 'preact/hooks';
import { prefer, preferences } from '../state/preferences.js';
import { explain } from '../state/problems.js';
import { me, phase, resume, signIn, signOut } from '../state/session.js';
import { text } from '../text/text.js';
import { Icon } from '../components/icon.js';

/** The way in: for staff; a reader’s account is told so. */
export function SignInPage() {
  const t = text.value.signIn;
  return (
    <main class="gate" id="content">
      <div class="gate-box">
        <p class="brand brand-large">
          Palabre
          <span>{text.value.desk}</span>
        </p>
        {phase.value === 'reader' ? (
          <>
            <h1 class="unseen">{t.title}</h1>
            <p role="alert">{t.reader(me.value?.name ?? '')}</p>
            <button type="button" class="button primary wide" onClick={() => void signOut()}>
              {t.other}
            </button>
          </>
        ) : phase.value === 'unreachable' ? (
          <>
            <h1 class="unseen">{t.title}</h1>
            <p role="alert">{text.value.errors.network}</p>
            <button type="button" class="button primary wide" onClick={() => void resume()}>
              {text.value.retry}
            </button>
          </>
        ) : (
          <SignInForm />
        )}
      </div>
      <p class="gate-language">
        <button
          type="button"
          class="link"
          lang={preferences.value.language === 'fr' ? 'en' : 'fr'}
          onClick={() => prefer({ language: preferences.value.language === 'fr' ? 'en' : 'fr' })}
        >
          {preferences.value.language === 'fr' ? 'English' : 'Français'}
        </button>
      </p>
    </main>
  );
}

/** Also shown over the desk when the session ends while one works. */
export function SignInForm() {
  const t = text.value.signIn;
  const [email, setEmail] = useState(me.value?.email ?? '');
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const first = useRef<HTMLInputElement>(null);
  const secret = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const enter = async (): Promise<void> => {
    setBusy(true);
    setProblem('');
    try {
      await signIn(email.trim(), password);
    } catch (error) {
      setProblem(explain(error));
      first.current?.focus();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void enter();
      }}
    >
      <h1 class="unseen">{t.title}</h1>
      <p class="muted">{phase.value === 'expired' ? t.expired : t.intro}</p>
      <label class="field">
        <span>{t.email}</span>
        <input
          ref={first}
          type="email"
          required
          autocomplete="username"
          value={email}
          aria-describedby={problem !== '' ? 'sign-in-problem' : undefined}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </label>
      <div class="field">
        <label for="password">{t.password}</label>
        <span class="with-button">
          <input
            id="password"
            ref={secret}
            type="password"
            required
            autocomplete="current-password"
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
          <button
            type="button"
            class="button quiet icon-only"
            aria-label={t.show}
            aria-pressed={isShown}
            onClick={() => {
              if (secret.current) secret.current.type = isShown ? 'password' : 'text';
              setShown(!isShown);
            }}
          >
            <Icon name="eye" />
          </button>
        </span>
      </div>
      {problem !== '' && (
        <p class="problem" id="sign-in-problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="button primary wide" aria-disabled={isBusy}>
        {isBusy ? t.busy : t.submit}
      </button>
    </form>
  );
}
