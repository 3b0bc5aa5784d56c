import { computed } from '@preact/signals';
import { language, type Language } from '../state/preferences.js';
import { adminEn } from './admin.en.js';
import { adminFr } from './admin.fr.js';
import { deskEn, type DeskText, type Wording } from './desk.en.js';
import { deskFr } from './desk.fr.js';

type AllText = DeskText & Wording<typeof adminEn>;
const TEXTS: Record<Language, AllText> = { en: { ...deskEn, ...adminEn }, fr: { ...deskFr, ...adminFr } };

/** Everything that the desk says, in the language of the moment. */
export const text = computed(() => TEXTS[language.value]);
