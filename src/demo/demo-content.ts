import type { Language } from '../contract/terms.js';

/** The people of the demo, by the part of their address before `@demo.test`. */
export const DEMO_NAMES = {
  admin: 'La rédaction',
  moderator: 'Agathe Lenoir',
  moderator2: 'Marc Delmas',
  reader: 'Lou Mercier',
  camille: 'Camille Roussel',
  bastien: 'Bastien G.',
  nora: 'Nora Kaci',
  tom: 'Tom Ashworth',
  ines: 'Inês Duarte',
  youssef: 'Youssef B.',
  gwen: 'Gwen Price',
  odile: 'Odile Vasseur',
  newcomer: 'Dealhunter24',
} as const;
export type DemoName = keyof typeof DEMO_NAMES;

/** A comment of the demo. Whatever screening holds is approved, unless `fate` says otherwise. */
export interface DemoComment {
  by: DemoName;
  body: string;
  fate?: 'stays held' | { rejectedFor: string };
  likedBy?: readonly DemoName[];
  reports?: readonly { by: DemoName; reason: string; note?: string }[];
  /** What its author makes of it afterwards. */
  editedTo?: string;
  /** Why a moderator asks for a second opinion. */
  doubt?: string;
  replies?: readonly DemoComment[];
}

export interface DemoArticle {
  slug: string;
  lang: Language;
  title: string;
  description: string;
  comments: readonly DemoComment[];
}

export const DEMO_SITE = {
  name: 'Le Courrier des Deux Rives',
  watchedWords: ['arnaque', 'boycott', 'pot-de-vin'],
};

/** Where a story of the demo stands: the address of the article as the comments know it. */
export const demoUrl = (publicUrl: string, slug: string): string => new URL(`${publicUrl}/demo/${slug}`).href;

export const DEMO_ARTICLES: readonly DemoArticle[] = [
  {
    slug: 'tramway-rive-gauche',
    lang: 'fr',
    title: 'Le tramway de la rive gauche ne roulera pas avant 2029',
    description: 'Le pont qui devait porter la ligne s’enfonce. Il faudra le refaire.',
    comments: [
      {
        by: 'camille',
        body: 'Encore deux ans de travaux devant l’école. Est-ce qu’on sait au moins si le trottoir restera praticable avec une poussette ?',
        likedBy: ['nora', 'youssef', 'odile'],
        replies: [
          {
            by: 'youssef',
            body: 'J’étais à la réunion publique : un passage d’un mètre quarante est promis pendant toute la durée du chantier.',
            likedBy: ['camille'],
            replies: [{ by: 'camille', body: 'Merci, c’est exactement ce que je voulais savoir.' }],
          },
          {
            by: 'odile',
            body: 'Promis, oui. Rue des Tanneurs aussi c’était promis, et nous avons marché sur la chaussée pendant six mois.',
          },
        ],
      },
      {
        by: 'bastien',
        body: 'Le coût a doublé depuis l’enquête publique et l’article n’en dit presque rien. Une infographie avec les chiffres année par année serait utile.',
        likedBy: ['tom'],
        replies: [
          {
            by: 'nora',
            body: 'Une partie de la hausse vient du pont, qu’il fallait refaire de toute façon. Il faudrait comparer à périmètre égal.',
          },
        ],
      },
      {
        by: 'tom',
        body: 'I moved here for work and I still take the car every day because the 14 bus stops at eight. A tram until midnight would change everything for those of us on late shifts.',
        likedBy: ['gwen', 'ines'],
        replies: [{ by: 'gwen', body: 'Same at the hospital. Half of my team drives in for that one reason.' }],
      },
      {
        by: 'odile',
        body: 'Je me demande qui a touché un pot-de-vin dans cette histoire…',
        fate: 'stays held',
        doubt: 'Personne n’est nommé, mais le lecteur comprendra qui est visé. Diffamation ?',
      },
      {
        by: 'bastien',
        body: 'Qu’on les jette dans la rivière avec leur pont, tous ces élus vendus.',
        reports: [
          { by: 'camille', reason: 'illegal', note: 'C’est un appel à la violence.' },
          { by: 'youssef', reason: 'insult' },
        ],
      },
      {
        by: 'newcomer',
        body: 'Skip the tram, best e-bike deals of the season here: https://bikes.example/deals?ref=24',
        fate: { rejectedFor: 'spam' },
      },
    ],
  },
  {
    slug: 'bibliotheque-dimanche',
    lang: 'fr',
    title: 'La bibliothèque ouvrira le dimanche, d’abord pour un an',
    description: 'Le conseil municipal a tranché à une voix près.',
    comments: [
      {
        by: 'nora',
        body: 'Enfin ! C’est le seul jour où mes enfants et moi pouvons y aller ensemble.',
        likedBy: ['camille', 'ines', 'odile', 'reader'],
        replies: [
          {
            by: 'ines',
            body: 'Pareil ici. Et pour les étudiants qui vivent à trois dans un studio, une salle calme le dimanche, ce n’est pas du luxe.',
          },
        ],
      },
      {
        by: 'youssef',
        body: 'Très bien pour le public. L’article devrait aussi dire dans quelles conditions les agents travailleront ce jour-là : volontariat, repos, salaire ?',
        likedBy: ['bastien', 'nora'],
        replies: [
          {
            by: 'bastien',
            body: 'Volontariat et journée payée double, d’après le compte rendu du conseil municipal.',
          },
        ],
      },
      {
        by: 'gwen',
        body: 'My town tried this in 2022 and quietly stopped after ten months because nobody had measured who came. I hope they count visits from the first Sunday on.',
        reports: [{ by: 'odile', reason: 'off-topic', note: 'Cela se passait dans une autre ville.' }],
      },
      { by: 'reader', body: 'Est-ce que le fonds ancien sera accessible aussi, ou seulement les salles de lecture ?' },
      {
        by: 'reader',
        body: 'Et le bus ? Le dimanche il ne passe qu’une fois par heure jusqu’au quai.',
        fate: 'stays held',
      },
    ],
  },
  {
    slug: 'harbour-pool-reopens',
    lang: 'en',
    title: 'After three years, the harbour pool reopens',
    description: 'The water is warmer, the lanes are fewer.',
    comments: [
      {
        by: 'ines',
        body: 'Swam this morning. The water is clear, the changing rooms are finally warm, and the lifeguards were lovely with the little ones.',
        likedBy: ['tom', 'gwen', 'camille'],
        replies: [
          { by: 'tom', body: 'Is the ramp open too? My father uses a wheelchair and gave up on the old one.' },
          {
            by: 'ines',
            body: 'Yes, on the east side, and somebody is there to help between ten and four.',
            likedBy: ['tom'],
          },
        ],
      },
      {
        by: 'odile',
        body: 'Sept euros l’entrée pour une piscine payée par nos impôts. Avant les travaux c’était trois euros cinquante.',
        replies: [
          {
            by: 'camille',
            body: 'C’est trois euros pour les habitants, avec la carte de la ville. Le plein tarif est pour les visiteurs.',
          },
        ],
      },
      {
        by: 'tom',
        body: 'The café by the pool doubled its prices the day it reopened, so I say boycott it until they explain.',
        fate: 'stays held',
        editedTo:
          'The café by the pool raised its prices the day it reopened, so I say boycott it until the council explains.',
      },
      {
        by: 'bastien',
        body: 'Tout cela est une arnaque : le bassin est plus petit qu’avant et personne ne le dit.',
        fate: 'stays held',
      },
      {
        by: 'newcomer',
        body: 'Opening hours and prices are all on this page: https://pool.example/hours',
        fate: 'stays held',
      },
    ],
  },
];
