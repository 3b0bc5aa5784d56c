import { effect, signal } from '@preact/signals';
import type { ReasonText } from './desk-messages.js';
import { language } from './preferences.js';
import { api, phase, site } from './session.js';

/** The reasons of the site, in the order of their digits. */
export const reasons = signal<readonly ReasonText[]>([]);

effect(() => {
  const id = site.value?.id;
  // They come in the language of the desk.
  void language.value;
  if (id === undefined || phase.value !== 'staff') return;
  api.reasons(id).then(
    ({ items }) => (reasons.value = items),
    () => undefined,
  );
});

export const labelOf = (code: string | null): string =>
  code === null ? '' : (reasons.value.find((reason) => reason.code === code)?.label ?? code);
