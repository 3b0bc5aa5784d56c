import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';

/** A hiccup is nobody's business: a lost connection shows once it lasts, in milliseconds. */
const PATIENCE = 4_000;

export function ConnectionNote() {
  const { text, live } = useDesk();
  const state = live.connection.value;
  const isLost = state !== null && state.status !== 'live';
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    setShown(false);
    if (!isLost) return undefined;
    const timer = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [isLost]);
  if (live.hasEnded.value) return <Note words={text.value.live.ended} />;
  return isShown ? <Note words={text.value.live.offline} /> : null;
}

function Note({ words }: { words: string }) {
  return (
    <p class="banner banner-alert connection" role="status">
      <Icon name="warning" />
      {words}
    </p>
  );
}
