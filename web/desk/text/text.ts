import { computed, type ReadonlySignal } from '@preact/signals';
import type { Language } from '../state/preferences.js';
import { adminEn } from './admin.en.js';
import { adminFr } from './admin.fr.js';
import { authorEn } from './author.en.js';
import { authorFr } from './author.fr.js';
import { deskEn, type DeskText, type Wording } from './desk.en.js';
import { deskFr } from './desk.fr.js';

export type AllText = DeskText & Wording<typeof adminEn> & Wording<typeof authorEn>;
/** Everything that the desk says, in the language of the moment. */
export type DeskWords = ReadonlySignal<AllText>;

export const TEXTS: Readonly<Record<Language, AllText>> = {
  en: { ...deskEn, ...adminEn, ...authorEn },
  fr: { ...deskFr, ...adminFr, ...authorFr },
};

export const wordsIn = (language: ReadonlySignal<Language>): DeskWords => computed(() => TEXTS[language.value]);
