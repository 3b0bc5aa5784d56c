import { useEffect } from 'preact/hooks';
import { Shell } from './pages/shell.js';
import { SignInPage } from './pages/sign-in-page.js';
import { useDesk } from './state/use-desk.js';

/** The whole desk. */
export function App() {
  const { session, live, text, time, navigation, reasons, oldest, preferences } = useDesk();
  const phase = session.phase.value;
  useEffect(() => {
    const stops = [time.start(), navigation.start(), reasons.start(), oldest.start()];
    void session.resume();
    return () => stops.forEach((stop) => stop());
  }, []);
  const { theme, language } = preferences.value;
  useEffect(() => {
    const { documentElement: page } = document;
    page.lang = language;
    if (theme === 'auto') delete page.dataset['theme'];
    else page.dataset['theme'] = theme;
  }, [theme, language]);
  const waiting = phase === 'staff' ? (live.counts.value?.pending ?? 0) : 0;
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}Palabre · ${text.value.desk}`;
  }, [waiting, text.value]);
  if (phase === 'starting') return <p class="waiting-note">{text.value.loading}</p>;
  return phase === 'staff' || phase === 'expired' ? <Shell /> : <SignInPage />;
}
