import { formatNumber, isOne, type Language } from '../shared/i18n.js';

/**
 * Everything that the widget says, in English and in French. `#` is a number, which chooses between the forms around `|`; `@` is a name,
 * before which « de » becomes « d’ » where French wants it. The second half are refusals, by their code or by the field at fault.
 */
const TEXTS = {
  comments: ['Comments', 'Commentaires'],
  readers: ['# person reading|# people reading', '# personne lit|# personnes lisent'],
  sort: ['Sort by', 'Trier par'],
  newest: ['Newest', 'Plus récents'],
  oldest: ['Oldest', 'Plus anciens'],
  top: ['Most liked', 'Plus appréciés'],
  arrived: ['# new comment|# new comments', '# nouveau commentaire|# nouveaux commentaires'],
  more: ['More comments', 'Plus de commentaires'],
  loading: ['Loading…', 'Chargement…'],
  empty: ['No comments yet. What do you think?', 'Aucun commentaire pour l’instant. Qu’en pensez-vous\u202f?'],
  failed: ['The comments could not be loaded.', 'Les commentaires n’ont pas pu être chargés.'],
  missing: [
    'Comments are not open for this article yet.',
    'Les commentaires de cet article ne sont pas encore ouverts.',
  ],
  again: ['Try again', 'Réessayer'],
  cutOff: ['Connection lost. Trying again…', 'Connexion perdue. Nouvel essai…'],
  gone: ['This comment is not there any more.', 'Ce commentaire n’est plus là.'],

  invite: ['Sign in or create your account to comment.', 'Connectez-vous ou créez votre espace pour commenter.'],
  haveAccount: ['Already have an account?', 'Déjà un compte\u202f?'],
  signIn: ['Sign in', 'Se connecter'],
  signOut: ['Sign out', 'Se déconnecter'],
  createAccount: ['Create an account', 'Créer un espace'],
  emailLabel: ['Email address', 'Adresse électronique'],
  passwordLabel: ['Password', 'Mot de passe'],
  nameLabel: ['Public name', 'Nom public'],
  nameHint: ['Shown above your comments.', 'Affiché au-dessus de vos commentaires.'],
  welcome: ['You are signed in as @.', 'Bonjour @, vous pouvez commenter.'],
  signedOut: ['You are signed out.', 'Session fermée.'],
  close: ['Close', 'Fermer'],
  cancel: ['Cancel', 'Annuler'],

  write: ['Your comment', 'Votre commentaire'],
  placeholder: ['Share what you think…', 'Partagez votre avis…'],
  replyTo: ['Your reply to @', 'Votre réponse à @'],
  publish: ['Post comment', 'Publier'],
  publishReply: ['Post reply', 'Publier la réponse'],
  left: ['# character left|# characters left', '# caractère restant|# caractères restants'],
  over: ['# character too many|# characters too many', '# caractère de trop|# caractères de trop'],
  sending: ['Sending…', 'Envoi…'],
  notSent: ['Not sent.', 'Non envoyé.'],
  published: ['Your comment is published.', 'Votre commentaire est publié.'],
  pending: ['Waiting for a moderator', 'En attente de modération'],
  rejected: ['Not accepted', 'Non accepté'],
  onlyYou: ['Only you can see it.', 'Visible de vous uniquement.'],
  hide: ['Hide', 'Masquer'],
  edited: ['edited', 'modifié'],
  you: ['You', 'Vous'],
  inReplyTo: ['in reply to @', 'en réponse à @'],
  moderator: ['A moderator removed this comment.', 'Ce commentaire a été retiré par la modération.'],
  author: ['The author withdrew this comment.', 'Ce commentaire a été retiré par son auteur.'],
  like: ['Like', 'J’aime'],
  likeLabel: ['Like @’s comment, # like|Like @’s comment, # likes', 'Aimer le commentaire de @ (#)'],
  reply: ['Reply', 'Répondre'],
  replyLabel: ['Reply to @', 'Répondre à @'],
  share: ['Share', 'Partager'],
  copied: ['Link copied', 'Lien copié'],
  edit: ['Edit', 'Modifier'],
  editLabel: ['Edit your comment', 'Modifier votre commentaire'],
  save: ['Save', 'Enregistrer'],
  withdraw: ['Withdraw', 'Retirer'],
  withdrawLabel: ['Withdraw your comment', 'Retirer votre commentaire'],
  withdrawSure: ['Withdraw this comment for good?', 'Retirer ce commentaire définitivement\u202f?'],
  withdrawn: ['Your comment is withdrawn.', 'Votre commentaire est retiré.'],
  report: ['Report', 'Signaler'],
  reportLabel: ['Report @’s comment', 'Signaler le commentaire de @'],
  reported: ['Reported', 'Signalé'],
  someReplies: ['Show the replies', 'Afficher les réponses'],
  moreReplies: ['Show # reply|Show # replies', 'Afficher # réponse|Afficher # réponses'],
  otherReplies: ['Show # more reply|Show # more replies', 'Afficher # autre réponse|Afficher # autres réponses'],
  repliesTo: ['Replies to @', 'Réponses à @'],
  reportReason: ['What is wrong with it?', 'Que lui reprochez-vous\u202f?'],
  reportNote: ['Anything to add? (optional)', 'Une précision\u202f? (facultatif)'],
  reportSend: ['Send the report', 'Envoyer le signalement'],
  reportThanks: ['Thank you: a moderator will look at it.', 'Merci, un modérateur va le regarder.'],

  network: [
    'No answer. Check your connection and try again.',
    'Pas de réponse. Vérifiez votre connexion et réessayez.',
  ],
  internal: ['Something went wrong. Please try again.', 'Une erreur est survenue. Réessayez.'],
  'auth.credentials': [
    'This address and password do not go together.',
    'Cette adresse et ce mot de passe ne correspondent pas.',
  ],
  'rate.limited': [
    'Too many attempts. Wait a few minutes and try again.',
    'Trop d’essais. Attendez quelques minutes avant de réessayer.',
  ],
  'auth.required': ['Your session has ended: sign in again.', 'Votre session a pris fin\u00a0: reconnectez-vous.'],
  'account.email-taken': [
    'There is already an account with this address. Sign in instead?',
    'Un compte existe déjà avec cette adresse. Se connecter plutôt\u202f?',
  ],
  'account.name-taken': [
    'Somebody already has this name, or one that looks like it.',
    'Quelqu’un porte déjà ce nom, ou un nom qui lui ressemble.',
  ],
  'account.banned': [
    'Your account can no longer post comments here.',
    'Votre compte ne peut plus publier de commentaires ici.',
  ],
  'account.suspended': [
    'Your account cannot post comments here for now.',
    'Votre compte ne peut pas publier de commentaires ici pour le moment.',
  ],
  'password.too-short': ['At least 8 characters.', 'Au moins 8 caractères.'],
  'password.too-long': ['At most 128 characters.', 'Au plus 128 caractères.'],
  'password.breached': ['This password is too common.', 'Ce mot de passe est trop courant.'],
  'password.guessable': [
    'This password is too close to your name or address.',
    'Ce mot de passe ressemble trop à votre nom ou à votre adresse.',
  ],
  'comment.closed': ['Comments on this article are closed.', 'Les commentaires de cet article sont fermés.'],
  'comment.too-deep': ['This thread is too deep.', 'Cette discussion est trop profonde.'],
  'comment.edit-window-over': [
    'A comment can be changed for 15 minutes.',
    'Un commentaire peut être modifié pendant 15 minutes.',
  ],
  'comment.conflict': ['Your comment has changed meanwhile.', 'Votre commentaire a changé entre-temps.'],
  email: ['This is not an email address.', 'Ce n’est pas une adresse électronique.'],
  name: [
    '2 to 40 visible characters, with a letter or a digit.',
    'De 2 à 40 caractères visibles, dont une lettre ou un chiffre.',
  ],
} as const satisfies Record<string, readonly [en: string, fr: string]>;

export type Key = keyof typeof TEXTS;
export type Say = (key: Key, values?: { n?: number; name?: string }) => string;

/** The widget's voice in one language. */
export const voice =
  (language: Language): Say =>
  (key, { n = 0, name = '' } = {}) => {
    const forms: string[] = TEXTS[key][language === 'fr' ? 1 : 0].split('|');
    const form = (isOne(language, n) ? forms[0] : forms.at(-1)) ?? '';
    return form
      .replace('#', () => formatNumber(language, n))
      .replace(
        /(\bde )?@/,
        (_, of?: string) => `${of && /^[aeiouyhâàéèêëîïôùû]/i.test(name) ? 'd’' : (of ?? '')}${name}`,
      );
  };

export const isKey = (key: string): key is Key => Object.hasOwn(TEXTS, key);
