import { READING_TEXTS } from '../texts.js';

/** What is said to whoever signs in, writes or reports, beside all the rest. The second half are refusals, by code or field. */
export const TEXTS = {
  ...READING_TEXTS,
  signOut: ['Sign out', 'Se déconnecter'],
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
  edit: ['Edit', 'Modifier'],
  editLabel: ['Edit your comment', 'Modifier votre commentaire'],
  save: ['Save', 'Enregistrer'],
  withdraw: ['Withdraw', 'Retirer'],
  withdrawLabel: ['Withdraw your comment', 'Retirer votre commentaire'],
  withdrawSure: ['Withdraw this comment for good?', 'Retirer ce commentaire définitivement\u202f?'],
  withdrawn: ['Your comment is withdrawn.', 'Votre commentaire est retiré.'],
  reportReason: ['What is wrong with it?', 'Que lui reprochez-vous\u202f?'],
  reportNote: ['Anything to add? (optional)', 'Une précision\u202f? (facultatif)'],
  reportSend: ['Send the report', 'Envoyer le signalement'],
  reportThanks: ['Thank you: a moderator will look at it.', 'Merci, la modération va examiner ce commentaire.'],
  'auth.credentials': [
    'This address and password do not go together.',
    'Cette adresse et ce mot de passe ne correspondent pas.',
  ],
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
  network: [
    'No answer. Check your connection and try again.',
    'Pas de réponse. Vérifiez votre connexion et réessayez.',
  ],
  internal: ['Something went wrong. Please try again.', 'Une erreur est survenue. Réessayez.'],
  'rate.limited': [
    'Too many attempts. Wait a few minutes and try again.',
    'Trop d’essais. Attendez quelques minutes avant de réessayer.',
  ],
} as const;

export type Key = keyof typeof TEXTS;
