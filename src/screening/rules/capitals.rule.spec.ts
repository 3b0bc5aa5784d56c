import { describe, expect, it } from '@jest/globals';
import { buildFacts } from '../facts.fixture.js';
import { capitalsRule } from './capitals.rule.js';

const check = (body: string) => capitalsRule.check(buildFacts({ body }));

describe('capitalsRule', () => {
  it.each([
    'CE GOUVERNEMENT NOUS MENT DEPUIS TOUJOURS',
    'VOUS ÊTES TOUS DES ÂNES, ÉCOUTEZ !!!',
    'Mais enfin, RÉVEILLEZ-VOUS BANDE DE MOUTONS ENDORMIS',
    'ABCDE FGHIJ KLMNO PQRST',
    'ABCDE FGHIJ KLMNO PQRST, dit en autant de lettres',
    'NOOOOOOOOOOOOOOOOOOOOOOON',
    'ВЫ ВСЕ ВРЕТЕ НАМ КАЖДЫЙ ДЕНЬ',
  ])('holds « %s »', (body) => {
    expect(check(body)).toMatchObject({ outcome: 'hold', code: 'capitals' });
  });

  it.each([
    'La SNCF, la RATP, l’OTAN, l’ONU, la CGT et FO',
    'OTAN, SNCF, UNESCO',
    'ABCDE FGHIJ KLMNO PQRS',
    'NON !',
    'LISEZ L’ARTICLE',
    'Lu dans LE MONDE DIPLOMATIQUE DE JANVIER : un très bon dossier sur la réforme des retraites.',
    'C’EST FAUX',
    'مرحبا بكم في هذا الموقع الجميل',
    '1234567890 1234567890 1234567890',
  ])('lets « %s » pass', (body) => {
    expect(check(body)).toBeNull();
  });

  it('marks the shouted phrases, not the acronyms', () => {
    const body = 'La SNCF : ah, CE SONT DES INCAPABLES et DES VOLEURS EN PLUS';
    expect(check(body)).toMatchObject({
      spans: [
        { start: 14, end: 36 },
        { start: 40, end: 59 },
      ],
    });
  });
});
