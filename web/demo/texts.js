const TEXTS = {
  en: {
    intro: 'The articles of this installation, and what happens under one of them, as it happens.',
    articles: 'Articles',
    none: 'There are no articles yet.',
    failed: 'The articles could not be loaded. Reload the page to try again.',
    connecting: 'Connecting…',
    offline: 'The connection is lost. Trying again…',
    refused: 'The live stream was refused: ',
    live: (total) => (total === 1 ? 'Live. 1 published comment.' : `Live. ${total} published comments.`),
    'comment.published': 'Published',
    'comment.edited': 'Edited',
    'comment.removed': 'Removed',
    'article.updated': 'Article changed',
  },
  fr: {
    intro: 'Les articles de cette installation, et ce qui se passe sous l’un d’eux, en direct.',
    articles: 'Articles',
    none: 'Il n’y a pas encore d’article.',
    failed: 'Les articles n’ont pas pu être chargés. Rechargez la page pour réessayer.',
    connecting: 'Connexion…',
    offline: 'La connexion est interrompue. Nouvel essai…',
    refused: 'Le direct a été refusé : ',
    live: (total) =>
      total < 2 ? `En direct. ${total} commentaire publié.` : `En direct. ${total} commentaires publiés.`,
    'comment.published': 'Publié',
    'comment.edited': 'Modifié',
    'comment.removed': 'Retiré',
    'article.updated': 'Article modifié',
  },
};

/** The browser's first language that we speak. */
export const language =
  navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((code) => code in TEXTS) ?? 'en';

export const text = TEXTS[language];
