import { computed } from '@preact/signals';
import { language, type Language } from '../state/preferences.js';
import { adminEn } from './admin.en.js';
import { adminFr } from './admin.fr.js';
import { authorEn } from './author.en.js';
import { authorFr } from './author.fr.js';
import { deskEn, type DeskText, type Wording } from './desk.en.js';
import { deskFr } from './desk.fr.js';

type AllText = DeskText & Wording<typeof adminEn> & Wording<typeof authorEn>;
const TEXTS: Record<Language, AllText> = {
  en: { ...deskEn, ...adminEn, ...authorEn },
  fr: { ...deskFr, ...adminFr, ...authorFr },
};

/** Everything that the desk says, in the language of the moment. */
export const text = computed(() => TEXTS[language.value]);
