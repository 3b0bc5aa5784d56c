import type { authorEn } from './author.en.js';
import type { Wording } from './desk.en.js';

/** Ce que dit le pupitre des auteurs, en français. */
export const authorFr: Wording<typeof authorEn> = {
  author: {
    title: 'Auteur',
    standing: 'Parcours',
    rate: 'de rejets',
    lastDecisions: 'Dernières décisions',
    noDecisions: 'Rien n’a encore été décidé sur les commentaires de cette personne.',
    sanctions: 'Sanctions',
    noSanctions: 'Aucune sanction en cours.',
    past: 'Levées ou terminées',
    impose: 'Sanctionner',
    kind: 'Nature',
    kinds: { warn: 'Avertissement', premoderate: 'Lecture avant publication', suspend: 'Suspension', ban: 'Exclusion' },
    kindTexts: {
      warn: 'La personne est avertie, rien d’autre ne change.',
      premoderate: 'Chacun de ses commentaires attend un modérateur.',
      suspend: 'Peut lire, pas écrire, jusqu’à la date.',
      ban: 'Peut lire, plus jamais écrire.',
    },
    length: 'Durée',
    days: (n) => (n === 1 ? '1 jour' : `${n} jours`),
    reason: 'Motif',
    reasonHint: 'La personne le lira.',
    submit: 'Sanctionner',
    lift: 'Lever',
    imposed: 'La sanction est en vigueur.',
    lifted: 'La sanction est levée.',
    by: (name) => `par ${name}`,
    notes: 'Notes de l’équipe',
    noNotes: 'Pas encore de note.',
    addNote: 'Ajouter une note',
    removeNote: 'Supprimer la note',
    waiting: 'Commentaires en attente',
    noWaiting: 'Aucun n’attend.',
    waitingTogether: 'Les décider ensemble',
    all: 'Tous les commentaires de cet auteur',
    staff: 'Les membres de l’équipe ne peuvent pas être sanctionnés ici.',
    failed: 'Cet auteur n’a pas pu être chargé.',
  },
};
