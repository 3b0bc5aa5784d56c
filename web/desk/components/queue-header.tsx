import { useEffect, useRef, useState } from 'preact/hooks';
import { formatRoute, isArchive, queueRoute, type Route } from '../logic/route.js';
import { punctuality } from '../logic/waiting.js';
import { handleCommands } from '../state/commands.js';
import { counts } from '../state/live.js';
import { go } from '../state/navigation.js';
import { preferences } from '../state/preferences.js';
import { oldest, overdue } from '../state/oldest.js';
import { text } from '../text/text.js';
import { now, number, since } from '../text/time.js';
import { Icon } from './icon.js';
import { SortMenu } from './sort-menu.js';

type QueueRoute = Extract<Route, { page: 'queue' }>;

/** What view this is, how it stands, how it is shown, and the search. */
export function QueueHeader({ at }: { at: QueueRoute }) {
  const t = text.value;
  const waits = !isArchive(at.view);
  return (
    <header class="page-head queue-head">
      <div class="queue-title">
        <h1>
          {t.views[at.view]}
          {counts.value && <span class="title-count">{number(counts.value[at.view])}</span>}
        </h1>
        {waits && oldest.value !== null && <OldestChip at={oldest.value} />}
        {waits && overdue.value.count > 1 && (
          <span class="chip wait-late">
            {t.queue.pastTarget(number(overdue.value.count) + (overdue.value.isMore ? '+' : ''))}
          </span>
        )}
      </div>
      <Search at={at} />
      <SortMenu view={at.view} />
      {waits && <ModeSwitch at={at} />}
    </header>
  );
}

function OldestChip({ at }: { at: string }) {
  const standing = punctuality(now.value - Date.parse(at), preferences.value.target);
  return (
    <span class={`chip wait-${standing}`} title={text.value.queue.oldestHint}>
      <Icon name={standing === 'late' ? 'warning' : 'clock'} />
      {text.value.queue.oldest(since(at))}
    </span>
  );
}

function ModeSwitch({ at }: { at: QueueRoute }) {
  const t = text.value.queue;
  const isList = at.list;
  return (
    <div class="segmented" role="group" aria-label={t.mode}>
      <a href={formatRoute(queueRoute(at.view))} aria-current={isList ? undefined : 'true'}>
        {t.cards}
      </a>
      <a href={formatRoute(queueRoute(at.view, { list: true }))} aria-current={isList ? 'true' : undefined}>
        {t.list}
      </a>
    </div>
  );
}

function Search({ at }: { at: QueueRoute }) {
  const t = text.value.queue;
  const [words, setWords] = useState(at.text);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setWords(at.text), [at.text]);
  useEffect(
    () =>
      handleCommands((command) => {
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
        go(queueRoute(at.view, { text: words.trim(), list: at.list }));
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
          if (at.text !== '') go(queueRoute(at.view));
        }}
      />
    </form>
  );
}
