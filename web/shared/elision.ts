/** Given names whose h is mute, by their beginnings; other names with h (Hassan, Hans, Harry) are spoken with it. */
const MUTE_H = /^h(?:ad(?:el|ri)|ect|ele|elo|eli|enr|erm[ie]|erv|ila|ipp|omer|onor|orac|orte|uber|ugo|ugu|yac)/;
/** Y is a vowel before a consonant (Yvette), not before another vowel (Youssef). */
const VOWEL = /^(?:[aeiouœæ]|y[^aeiouy])/;

/** « d’ » or « de » with its space, as the name asks for it: « d’Yvette », « de Youssef », « d’Hélène », « de Hassan ». */
export function de(name: string): string {
  const spoken = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return VOWEL.test(spoken) || MUTE_H.test(spoken) ? 'd’' : 'de ';
}

/** The name after « de »: « le commentaire d’Yvette ». */
export const ofName = (name: string): string => de(name) + name;
