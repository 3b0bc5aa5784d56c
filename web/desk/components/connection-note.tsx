import { useEffect, useState } from 'preact/hooks';
import { connection, hasEnded } from '../state/live.js';
import { text } from '../text/text.js';
import { Icon } from './icon.js';

/** A hiccup is nobody's business: a lost connection shows once it lasts, in milliseconds. */
const PATIENCE = 4_000;

export function ConnectionNote() {
  const state = connection.value;
  const isLost = state !== null && state.status !== 'live';
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    setShown(false);
    if (!isLost) return undefined;
    const timer = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [isLost]);
  if (hasEnded.value) return <Note words={text.value.live.ended} />;
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
