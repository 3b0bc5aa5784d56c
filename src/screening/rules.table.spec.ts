import { describe, expect, it } from '@jest/globals';
import { normaliseBody } from '../common/body.js';
import { type FactsOverrides, NOW, buildFacts, secondsAgo } from './facts.fixture.js';
import { repetitionKey } from './repetition-key.js';
import { rules } from './rules/index.js';
import { ScreeningService } from './screening.service.js';
import type { ReasonCode } from './verdict.js';

/** The lists of an imaginary newsroom. */
const WORDS = {
  banned: [
    'con',
    'connard',
    'salope',
    'enculé',
    'fils de pute',
    'pute',
    'bite',
    'ass',
    'cunt',
    'wanker',
    'dickhead',
    'a$$hole',
  ],
  watched: ['vaccin', 'grand remplacement', 'great replacement', 'crisis actor'],
  allowed: ['con carne', 'Scunthorpe', 'pain in the ass', 'vaccin contre la grippe'],
};

const PETITION = 'Signez tous la pétition pour sauver la gare de notre village';
const said = (body: string, seconds: number) => ({ key: repetitionKey(body), at: secondsAgo(seconds) });
const lately = (count: number) => Array.from({ length: count }, (_, at) => ({ key: '', at: secondsAgo(5 + at) }));

/** Each text with the situation it is written in, if it is not the ordinary one, and the codes of all its reasons. */
type Case = [text: string, codes: ReasonCode[], situation?: Omit<FactsOverrides, 'body' | 'words'>];

const PUBLISHED: Case[] = [
  // Ordinary talk
  ['Merci pour cet article, très clair.', []],
  ['Je ne suis pas d’accord avec M.Dupont : 1.5 % ne suffit pas.', []],
  ['C’est la fin.Et après, on fait quoi ?', []],
  ['Thanks for this. I disagree with Mr.Smith, though: 2.5 per cent is not enough.', []],
  ['Il y a à boire et à manger dans ce texte', []],
  ['Y a-t-il un pilote dans l’avion ?', []],
  ['Vitamines A, B, C et D : à quoi bon ?', []],
  ['Where were you in May 1968?', []],
  ['« Non, c’est non ! » dit-elle.', []],
  ['+1', []],
  ['Bravo 👏👏👏', []],
  ['Zoé, où as-tu mis l’œuf de Noël ?', []],
  // Words that contain a listed one
  ['Le concours de Scunthorpe commence au balcon', []],
  ['Quel contenu ! Je suis content du conseil et de la conclusion.', []],
  ['Un assassin classique, une assiette, une passe', []],
  ['Le député dispute une partie, sa réputation aussi', []],
  ['L’arbitre habite une cité bitumée', []],
  ['The assistant from Essex passed her classic assessment', []],
  ['A cocktail with the therapist from Penistone', []],
  ['My bass class is in Sussex', []],
  // Words that look like a listed one
  ['Qu’on le veuille ou non, c’on dit', []],
  ['Les conns et les coons', []],
  ['L’A.S.S.E. a gagné 3 à 0', []],
  ['A.S.S.E. - P.S.G. : 1-1', []],
  ['455 euros pour une place, c’est cher', []],
  ['La RN455 et l’A55 sont fermées', []],
  ['H5N1, CO2, G20 et MP3', []],
  ['Une association créée et agréée en 2001', []],
  // Allowed phrases
  ['Ma recette du chili con carne', []],
  ['Chili CON-CARNE et piment', []],
  ['Commuting is a pain in the ass', []],
  ['Le vaccin contre la grippe est remboursé', []],
  // Capitals that are none of shouting
  ['La SNCF, la RATP, l’OTAN, l’ONU et la CGT sont d’accord', []],
  ['OTAN, UNESCO, SNCF', []],
  ['NON !', []],
  ['The BBC, NATO and the NHS agree', []],
  ['J’ai lu LE RAPPORT DE LA COUR DES COMPTES en entier, et il ne dit rien de tel, relisez-le.', []],
  // Links of known authors
  ['Voir https://exemple.fr/article et www.exemple.org', []],
  ['See example.com for the numbers', [], { author: { publishedCount: 3 } }],
  // Other scripts
  ['Спасибо за статью, очень интересно', []],
  ['شكرا على المقال', []],
  ['記事をありがとう', []],
  ['Cảm ơn bài viết rất hay', []],
  // New authors who may
  ['Mon premier commentaire', [], { author: { publishedCount: 0 } }],
  ['Mon troisième', [], { author: { publishedCount: 2 }, site: { moderation: 'new-authors', holdFirst: 2 } }],
  ['First!', [], { author: { publishedCount: 0 }, site: { moderation: 'new-authors', holdFirst: 0 } }],
  [
    'Premier, sous un article ouvert à tous',
    [],
    {
      author: { publishedCount: 0 },
      site: { moderation: 'new-authors', holdFirst: 2 },
      article: { commenting: 'open', moderation: 'post' },
    },
  ],
  ['Ouvert', [], { site: { moderation: 'pre', holdFirst: 2 }, article: { commenting: 'open', moderation: 'post' } }],
  // Sanctions that do not weigh, or no longer
  ['Averti, mais libre', [], { author: { sanctions: [{ kind: 'warn', until: null }] } }],
  ['De retour', [], { author: { sanctions: [{ kind: 'suspend', until: NOW }] } }],
  // Short and common texts are nobody's repetition
  ['Merci !', [], { recent: { own: [said('Merci !', 60)], others: [said('Merci !', 60)] } }],
  [PETITION, [], { recent: { own: [said(PETITION, 25 * 60 * 60)] } }],
  ['Encore moi', [], { recent: { own: lately(4) } }],
  ['A load test', [], { recent: { own: lately(20) }, limitFactor: 1000 }],
];

const HELD: Case[] = [
  ['Le vaccin ? Parlons-en.', ['watched-word']],
  ['Le V.A.C.C.I.N et le v a c c i n', ['watched-word']],
  ['Le vacc1n et le vassin', ['watched-word']],
  ['Le « Grand   Remplacement », encore', ['watched-word']],
  ['grand-remplacement', ['watched-word']],
  ['The Great Replacement, again', ['watched-word']],
  ['He is a CRISIS ACTOR', ['watched-word']],
  ['???', ['no-words']],
  ['🤡🤡🤡', ['no-words']],
  ['CE GOUVERNEMENT NOUS MENT DEPUIS TOUJOURS', ['capitals']],
  ['WAKE UP SHEEP, THEY ARE LYING TO YOU', ['capitals']],
  ['Lisez http://a.fr http://b.fr http://c.fr', ['too-many-links']],
  ['Read example.com, www.example.org and a@example.net', ['too-many-links']],
  ['Voir exemple.com/promo', ['link-from-new-author'], { author: { publishedCount: 1 } }],
  ['Write to me@example.com', ['link-from-new-author'], { author: { publishedCount: 0 } }],
  [PETITION, ['repeated-by-others'], { recent: { others: [said(PETITION.toUpperCase(), 60)] } }],
  ['Encore moi', ['burst'], { recent: { own: lately(5) } }],
  ['Me again', ['burst'], { recent: { own: lately(10) }, limitFactor: 2 }],
  ['Premier !', ['new-author'], { author: { publishedCount: 0 }, site: { moderation: 'new-authors', holdFirst: 2 } }],
  ['Bonjour', ['pre-moderation'], { site: { moderation: 'pre', holdFirst: 2 } }],
  ['Hello', ['pre-moderation'], { article: { commenting: 'open', moderation: 'pre' } }],
  ['Surveillé', ['author-premoderated'], { author: { sanctions: [{ kind: 'premoderate', until: secondsAgo(-60) }] } }],
  [
    'LE VACCIN ? VOIR WWW.EXEMPLE.FR, BANDE DE MOUTONS',
    ['watched-word', 'link-from-new-author', 'capitals', 'new-author'],
    { author: { publishedCount: 0 }, site: { moderation: 'new-authors', holdFirst: 2 } },
  ],
];

const REJECTED: Case[] = [
  ['Quel con !', ['banned-word']],
  ['Quel CON', ['banned-word']],
  ['Quel c0n', ['banned-word']],
  ['Quel C O N !', ['banned-word']],
  ['Quel c.o.n.', ['banned-word']],
  ['Quel соn', ['banned-word']],
  ['Quel ｃｏｎ', ['banned-word']],
  ['Quel 𝗰𝗼𝗻', ['banned-word']],
  ['Quel c\u200bo\u200bn', ['banned-word']],
  ['Quel coooooon', ['banned-word']],
  ['Chili con carne, et toi t’es con', ['banned-word']],
  ['connnnaaaard', ['banned-word']],
  ['c o n n a r d', ['banned-word']],
  ['con-nard', ['banned-word', 'banned-word']],
  ['sa1ope', ['banned-word']],
  ['saIope', ['banned-word']],
  ['S@LOPE', ['banned-word']],
  ['3nculé', ['banned-word']],
  ['ENCULÉ', ['banned-word']],
  ['encule\u0301', ['banned-word']],
  ['en*culé', ['banned-word']],
  ['Fils  de\nPute', ['banned-word', 'banned-word']],
  ['You wanker', ['banned-word']],
  ['W@nker', ['banned-word']],
  ['w a n k e r', ['banned-word']],
  ['dіckheаd', ['banned-word']],
  ['d1ckh3ad', ['banned-word']],
  ['You a$$', ['banned-word']],
  ['asshole', ['banned-word']],
  ['cuuuunt', ['banned-word']],
  ['Trop tard', ['commenting-closed'], { article: { commenting: 'closed', moderation: 'post' } }],
  ['Banni', ['author-banned'], { author: { sanctions: [{ kind: 'ban', until: null }] } }],
  ['Suspended', ['author-suspended'], { author: { sanctions: [{ kind: 'suspend', until: secondsAgo(-1) }] } }],
  [PETITION, ['repeated-own'], { recent: { own: [said(`${PETITION} !!!`, 60)] } }],
  ['\u200b \u3164', ['empty']],
  [
    'Quel con, ce vaccin',
    ['commenting-closed', 'author-banned', 'banned-word', 'watched-word', 'burst', 'pre-moderation'],
    {
      article: { commenting: 'closed', moderation: 'pre' },
      author: { sanctions: [{ kind: 'ban', until: null }] },
      recent: { own: lately(9) },
    },
  ],
];

describe.each([
  ['publish', PUBLISHED],
  ['hold', HELD],
  ['reject', REJECTED],
])('the rules together %s', (outcome, cases) => {
  it.each(cases)('%j (%j)', async (text, codes, situation = {}) => {
    const facts = buildFacts({ ...situation, body: normaliseBody(text), words: WORDS });
    const verdict = await new ScreeningService(rules).screen(facts);
    expect(verdict.reasons.map(({ code }) => code)).toEqual(codes);
    expect(verdict.outcome).toBe(outcome);
  });
});
