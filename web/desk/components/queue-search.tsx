import { useEffect, useRef, useState } from 'preact/hooks';
import { queueRoute, type QueueRoute } from '../logic/route.js';
import { useDesk } from '../state/use-desk.js';
import { Icon } from './icon.js';

/** Searches texts and authors of the view. */
export function QueueSearch({ at }: { at: QueueRoute }) {
  const { text, navigation, commands } = useDesk();
  const t = text.value.queue;
  const [words, setWords] = useState(at.text);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setWords(at.text), [at.text]);
  useEffect(
    () =>
      commands.handle((command) => {
        if (command !== 'search') return false;
        input.current?.focus();
        input.current?.select();
        return true;
      }),
    [],
  );
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        navigation.go(queueRoute(at.view, { text: words.trim(), list: at.list }));
        input.current?.blur();
        document.querySelector<HTMLElement>('.list')?.focus();
      }}
    >
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        value={words}
        maxLength={100}
        aria-label={t.search}
        aria-keyshortcuts="/"
        placeholder={t.searchPlaceholder}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          if (words === '' && at.text === '') event.currentTarget.blur();
          setWords('');
          if (at.text !== '') navigation.go(queueRoute(at.view));
        }}
      />
    </form>
  );
}
