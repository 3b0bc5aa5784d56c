import type { SiteReason } from '../contract/sites.schemas.js';
import type { Language } from '../contract/terms.js';

/** What moderators read on the button, what the author is told, and what the charter says. */
type Wording = Omit<SiteReason, 'code'>;

/** The reasons of a site that has not written its own. Readers report with the same codes. */
export const DEFAULT_REASONS: readonly ({ code: string } & Record<Language, Wording>)[] = [
  {
    code: 'off-topic',
    en: {
      label: 'Off topic',
      message: 'Your comment is not about the subject of the article.',
      policy:
        'Comments discuss the article’s subject or what another reader said about it. A detour that informs is welcome; a different debate belongs under a different article.',
    },
    fr: {
      label: 'Hors sujet',
      message: 'Votre commentaire ne porte pas sur le sujet de l’article.',
      policy:
        'Les commentaires portent sur le sujet de l’article ou sur ce qu’en dit un autre lecteur. Un détour qui éclaire est bienvenu ; un autre débat a sa place sous un autre article.',
    },
  },
  {
    code: 'insult',
    en: {
      label: 'Insult',
      message: 'Your comment attacks a person. You may criticise ideas as firmly as you like.',
      policy:
        'We publish attacks on ideas, acts and public policies, never on a person: no name-calling, mockery of looks or names, nor threats, whether the target is a reader, a journalist or a public figure.',
    },
    fr: {
      label: 'Insulte',
      message:
        'Votre commentaire s’en prend à une personne. Vous pouvez critiquer les idées aussi fermement que vous le souhaitez.',
      policy:
        'Nous publions les critiques d’idées, d’actes et de politiques, jamais les attaques contre une personne : ni injure, ni moquerie sur le physique ou le nom, ni menace, que la cible soit un lecteur, un journaliste ou une personnalité.',
    },
  },
  {
    code: 'hate',
    en: {
      label: 'Hate',
      message:
        'Your comment attacks people for their origin, religion, sex, sexual orientation, disability or the like.',
      policy:
        'No contempt for, or call against, a group of people or one of its members because of what they are. Quoting such words to criticise them is allowed when the criticism is plain.',
    },
    fr: {
      label: 'Haine',
      message:
        'Votre commentaire s’en prend à des personnes en raison de leur origine, de leur religion, de leur sexe, de leur orientation sexuelle, d’un handicap ou d’un motif semblable.',
      policy:
        'Aucun mépris ni appel contre un groupe de personnes, ou l’un de ses membres, en raison de ce qu’ils sont. Citer de tels propos pour les critiquer est permis si la critique est claire.',
    },
  },
  {
    code: 'spam',
    en: {
      label: 'Advertising or spam',
      message: 'Your comment advertises something, or repeats what was already posted.',
      policy:
        'No advertising, no chain messages, no same text under several articles. A link is fine when it supports the argument.',
    },
    fr: {
      label: 'Publicité ou spam',
      message: 'Votre commentaire fait de la publicité, ou répète ce qui a déjà été publié.',
      policy:
        'Ni publicité, ni messages en chaîne, ni même texte sous plusieurs articles. Un lien est admis lorsqu’il appuie l’argument.',
    },
  },
  {
    code: 'personal-data',
    en: {
      label: 'Personal data',
      message: 'Your comment gives away private details of somebody, such as an address or a telephone number.',
      policy:
        'No address, telephone number, e-mail address or other private detail, not even one’s own: a public page is no place for it.',
    },
    fr: {
      label: 'Données personnelles',
      message: 'Votre commentaire dévoile des informations privées, comme une adresse ou un numéro de téléphone.',
      policy:
        'Ni adresse, ni téléphone, ni courriel, ni autre détail privé, même le sien : une page publique n’est pas l’endroit.',
    },
  },
  {
    code: 'illegal',
    en: {
      label: 'Against the law',
      message: 'Your comment contains something that the law forbids us to publish.',
      policy:
        'Defamation, incitement to crime, denial of crimes against humanity, breach of the presumption of innocence: what the law forbids us to publish, whatever the wording. In doubt, ask for a second opinion.',
    },
    fr: {
      label: 'Contraire à la loi',
      message: 'Votre commentaire contient des propos que la loi nous interdit de publier.',
      policy:
        'Diffamation, incitation à un crime ou un délit, contestation de crimes contre l’humanité, atteinte à la présomption d’innocence : ce que la loi nous interdit de publier, quelle que soit la forme. En cas de doute, demandez un second avis.',
    },
  },
  {
    code: 'other',
    en: {
      label: 'Other',
      message: 'Your comment does not follow the rules of this site.',
      policy: 'Something else that the charter forbids. Say what in the note, so that colleagues can follow.',
    },
    fr: {
      label: 'Autre',
      message: 'Votre commentaire ne respecte pas les règles de ce site.',
      policy: 'Autre chose que la charte interdit. Précisez dans la note, pour que vos collègues suivent.',
    },
  },
];

/** The default reasons in one language. */
export function defaultReasons(language: Language): SiteReason[] {
  return DEFAULT_REASONS.map((reason) => ({ code: reason.code, ...reason[language] }));
}
