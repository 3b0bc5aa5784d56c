import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';

/** Also shown over the desk when the session ends while one works. */
export function SignInForm() {
  const { text, explain, session } = useDesk();
  const t = text.value.signIn;
  const [email, setEmail] = useState(session.me.value?.email ?? '');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const enter = async (): Promise<void> => {
    setBusy(true);
    setProblem('');
    try {
      await session.signIn(email.trim(), password);
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
      <p class="muted">{session.phase.value === 'expired' ? t.expired : t.intro}</p>
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
      <PasswordField value={password} change={setPassword} />
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

function PasswordField({ value, change }: { value: string; change: (value: string) => void }) {
  const { text } = useDesk();
  const t = text.value.signIn;
  const [isShown, setShown] = useState(false);
  const secret = useRef<HTMLInputElement>(null);
  return (
    <div class="field">
      <label for="password">{t.password}</label>
      <span class="with-button">
        <input
          id="password"
          ref={secret}
          type="password"
          required
          autocomplete="current-password"
          value={value}
          onInput={(event) => change(event.currentTarget.value)}
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
  );
}
