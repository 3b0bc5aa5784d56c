import { type Reason, type ReasonCode, strongestOutcome } from './verdict.js';

export type PublicLanguage = 'fr' | 'en';

export interface PublicReason {
  code: PublicReasonCode;
  message: string;
}

/** What the author may read. Nothing here tells a watched word from a suspicion, or which word it was. */
const TEXTS = {
  empty: {
    fr: 'Votre commentaire est vide.',
    en: 'Your comment is empty.',
  },
  'too-long': {
    fr: 'Votre commentaire est trop long.',
    en: 'Your comment is too long.',
  },
  'no-words': {
    fr: 'Votre commentaire ne contient aucun mot : un modérateur va le lire.',
    en: 'Your comment has no words in it: a moderator will look at it.',
  },
  'commenting-closed': {
    fr: 'Les commentaires de cet article sont fermés.',
    en: 'Comments on this article are closed.',
  },
  banned: {
    fr: 'Votre compte ne peut plus publier de commentaires.',
    en: 'Your account can no longer post comments.',
  },
  suspended: {
    fr: 'Votre compte est suspendu : vous ne pouvez pas commenter pour le moment.',
    en: 'Your account is suspended: you cannot comment for now.',
  },
  wording: {
    fr: 'Votre commentaire emploie des termes que notre charte n’admet pas.',
    en: 'Your comment uses words that our rules do not allow.',
  },
  links: {
    fr: 'Votre commentaire contient des liens ou des adresses : un modérateur va le lire.',
    en: 'Your comment contains links or addresses: a moderator will read it.',
  },
  repeated: {
    fr: 'Vous avez déjà envoyé ce texte.',
    en: 'You have already sent this text.',
  },
  'too-fast': {
    fr: 'Vous avez envoyé beaucoup de commentaires en peu de temps : un modérateur va lire celui-ci.',
    en: 'You have sent many comments in a short time: a moderator will read this one.',
  },
  capitals: {
    fr: 'Votre commentaire est écrit surtout en majuscules : un modérateur va le lire.',
    en: 'Your comment is mostly in capitals: a moderator will read it.',
  },
  'new-author': {
    fr: 'Vos premiers commentaires sont lus par un modérateur avant d’être publiés.',
    en: 'Your first comments are read by a moderator before they appear.',
  },
  'pre-moderation': {
    fr: 'Ici, chaque commentaire est lu par un modérateur avant d’être publié.',
    en: 'Here every comment is read by a moderator before it appears.',
  },
  'held-for-review': {
    fr: 'Votre commentaire sera lu par un modérateur avant d’être publié.',
    en: 'Your comment will be read by a moderator before it appears.',
  },
} as const satisfies Record<string, Record<PublicLanguage, string>>;

export type PublicReasonCode = keyof typeof TEXTS;

const PUBLIC_CODES: Readonly<Record<ReasonCode, PublicReasonCode>> = {
  empty: 'empty',
  'too-long': 'too-long',
  'no-words': 'no-words',
  'commenting-closed': 'commenting-closed',
  'author-banned': 'banned',
  'author-suspended': 'suspended',
  'author-premoderated': 'held-for-review',
  'banned-word': 'wording',
  'watched-word': 'held-for-review',
  'too-many-links': 'links',
  'link-from-new-author': 'links',
  'repeated-own': 'repeated',
  'repeated-by-others': 'held-for-review',
  burst: 'too-fast',
  capitals: 'capitals',
  'new-author': 'new-author',
  'pre-moderation': 'pre-moderation',
  'rule-failed': 'held-for-review',
};

function isReasonCode(code: string): code is ReasonCode {
  return Object.hasOwn(PUBLIC_CODES, code);
}

/**
 * Why a comment waits or was refused by the rules, in words for its author, each code once. Only the reasons behind the
 * outcome count: a rejected comment does not also tell what would have held it. A stored code that no rule gives any
 * more reads as held for review.
 */
export function publicReasons(
  reasons: readonly (Pick<Reason, 'outcome'> & { code: string })[],
  language: PublicLanguage,
): PublicReason[] {
  const outcome = strongestOutcome(reasons);
  const codes = reasons
    .filter((reason) => reason.outcome === outcome)
    .map(({ code }) => (isReasonCode(code) ? PUBLIC_CODES[code] : 'held-for-review'));
  return [...new Set(codes)].map((code) => ({ code, message: TEXTS[code][language] }));
}
