import { KEYS, type Command } from '../logic/shortcuts.js';
import { useDesk } from '../state/use-desk.js';
import { Dialog } from './dialog.js';

const ORDER: readonly Command[] = [
  'approve',
  'reject',
  'skip',
  'escalate',
  'undo',
  'next',
  'previous',
  'author',
  'open',
  'select',
  'search',
  'help',
];

export function HelpDialog() {
  const { text, preferences, panels } = useDesk();
  const t = text.value.help;
  return (
    <Dialog title={t['title'] ?? ''} onClose={() => panels.shut('help')}>
      {!preferences.value.shortcuts && (
        <p class="banner banner-info">
          {t['off']}
          <button type="button" class="button small" onClick={() => preferences.prefer({ shortcuts: true })}>
            {t['switchOn']}
          </button>
        </p>
      )}
      <dl class="keys">
        {ORDER.map((command) => (
          <div key={command}>
            <dt>
              <kbd class="key-cap">{KEYS[command].toUpperCase()}</kbd>
            </dt>
            <dd>{t[command]}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd class="key-cap">Esc</kbd>
          </dt>
          <dd>{t['escape']}</dd>
        </div>
      </dl>
    </Dialog>
  );
}
