import { SignInForm } from '../components/sign-in-form.js';
import { useDesk } from '../state/use-desk.js';

/** The way in: for staff; a reader’s account is told so. */
export function SignInPage() {
  const { text, preferences } = useDesk();
  const [other, name] =
    preferences.value.language === 'fr' ? (['en', 'English'] as const) : (['fr', 'Français'] as const);
  return (
    <main class="gate" id="content">
      <div class="gate-box">
        <p class="brand brand-large">
          Palabre
          <span>{text.value.desk}</span>
        </p>
        <Gate />
      </div>
      <p class="gate-language">
        <button type="button" class="link" lang={other} onClick={() => preferences.prefer({ language: other })}>
          {name}
        </button>
      </p>
    </main>
  );
}

/** The form, or why one cannot come in. */
function Gate() {
  const { text, session } = useDesk();
  const t = text.value.signIn;
  const phase = session.phase.value;
  if (phase !== 'reader' && phase !== 'unreachable') return <SignInForm />;
  const isReader = phase === 'reader';
  return (
    <>
      <h1 class="unseen">{t.title}</h1>
      <p role="alert">{isReader ? t.reader(session.me.value?.name ?? '') : text.value.errors.network}</p>
      <button
        type="button"
        class="button primary wide"
        onClick={() => void (isReader ? session.signOut() : session.resume())}
      >
        {isReader ? t.other : text.value.retry}
      </button>
    </>
  );
}
