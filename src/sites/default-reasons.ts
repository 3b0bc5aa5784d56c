import type { Language } from '../common/request-language.decorator.js';
import type { SiteReason } from './site.entity.js';

/** What moderators read on the button, and what the author is told. */
type Wording = Omit<SiteReason, 'code'>;

/** The reasons of a site that has not written its own. Readers report with the same codes. */
export const DEFAULT_REASONS: readonly ({ code: string } & Record<Language, Wording>)[] = [
  {
    code: 'off-topic',
    en: { label: 'Off topic', message: 'Your comment is not about the subject of the article.' },
    fr: { label: 'Hors sujet', message: 'Votre commentaire ne porte pas sur le sujet de l’article.' },
  },
  {
    code: 'insult',
    en: { label: 'Insult', message: 'Your comment attacks a person. You may criticise ideas as firmly as you like.' },
    fr: {
      label: 'Insulte',
      message:
        'Votre commentaire s’en prend à une personne. Vous pouvez critiquer les idées aussi fermement que vous le souhaitez.',
    },
  },
  {
    code: 'hate',
    en: {
      label: 'Hate',
      message:
        'Your comment attacks people for their origin, religion, sex, sexual orientation, disability or the like.',
    },
    fr: {
      label: 'Haine',
      message:
        'Votre commentaire s’en prend à des personnes en raison de leur origine, de leur religion, de leur sexe, de leur orientation sexuelle, d’un handicap ou d’un motif semblable.',
    },
  },
  {
    code: 'spam',
    en: {
      label: 'Advertising or spam',
      message: 'Your comment advertises something, or repeats what was already posted.',
    },
    fr: {
      label: 'Publicité ou pollupostage',
      message: 'Votre commentaire fait de la publicité, ou répète ce qui a déjà été publié.',
    },
  },
  {
    code: 'personal-data',
    en: {
      label: 'Personal data',
      message: 'Your comment gives away private details of somebody, such as an address or a telephone number.',
    },
    fr: {
      label: 'Données personnelles',
      message: 'Votre commentaire dévoile des informations privées, comme une adresse ou un numéro de téléphone.',
    },
  },
  {
    code: 'illegal',
    en: { label: 'Against the law', message: 'Your comment contains something that the law forbids us to publish.' },
    fr: {
      label: 'Contraire à la loi',
      message: 'Votre commentaire contient des propos que la loi nous interdit de publier.',
    },
  },
  {
    code: 'other',
    en: { label: 'Other', message: 'Your comment does not follow the rules of this site.' },
    fr: { label: 'Autre', message: 'Votre commentaire ne respecte pas les règles de ce site.' },
  },
];

/** The default reasons in one language. */
export function defaultReasons(language: Language): SiteReason[] {
  return DEFAULT_REASONS.map((reason) => ({ code: reason.code, ...reason[language] }));
}
