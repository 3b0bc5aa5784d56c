import { type Language, type Theme } from '../state/preferences.js';
import { useDesk } from '../state/use-desk.js';
import { Dialog } from './dialog.js';

const LANGUAGES: [Language, string][] = [
  ['fr', 'Français'],
  ['en', 'English'],
];
const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

export function PreferencesDialog() {
  const { text, preferences, panels } = useDesk();
  const t = text.value.preferences;
  const chosen = preferences.value;
  return (
    <Dialog title={t.title} onClose={() => panels.shut('preferences')}>
      <p class="muted">{t.intro}</p>
      <div class="form">
        <fieldset class="choices row-choices">
          <legend>{t.language}</legend>
          {LANGUAGES.map(([language, name]) => (
            <label key={language} class="choice" lang={language}>
              <input
                type="radio"
                name="language"
                checked={chosen.language === language}
                onChange={() => preferences.prefer({ language })}
              />
              {name}
            </label>
          ))}
        </fieldset>
        <fieldset class="choices row-choices">
          <legend>{t.theme}</legend>
          {THEMES.map((theme) => (
            <label key={theme} class="choice">
              <input
                type="radio"
                name="theme"
                checked={chosen.theme === theme}
                onChange={() => preferences.prefer({ theme })}
              />
              {t.themes[theme]}
            </label>
          ))}
        </fieldset>
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            checked={chosen.shortcuts}
            onChange={(event) => preferences.prefer({ shortcuts: event.currentTarget.checked })}
          />
          <span>
            <span class="strong">{t.keys}</span>
            <small class="muted">{t.keysHint}</small>
          </span>
        </label>
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            checked={chosen.foldSevere}
            onChange={(event) => preferences.prefer({ foldSevere: event.currentTarget.checked })}
          />
          <span>
            <span class="strong">{t.fold}</span>
            <small class="muted">{t.foldHint}</small>
          </span>
        </label>
        <label class="field">
          <span>{t.target}</span>
          <input
            type="number"
            min={1}
            max={10_000}
            value={chosen.target}
            onChange={(event) => {
              const target = Math.round(Number(event.currentTarget.value));
              if (target > 0) preferences.prefer({ target });
            }}
          />
          <small class="muted">{t.targetHint}</small>
        </label>
      </div>
    </Dialog>
  );
}
