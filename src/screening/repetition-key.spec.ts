import { describe, expect, it } from '@jest/globals';
import { repetitionKey } from './repetition-key.js';

const TEXT = 'Achetez nos montres pas chères, livraison offerte';

describe('repetitionKey', () => {
  it.each([
    ['case and accents', 'ACHETEZ NOS MONTRES PAS CHERES, LIVRAISON OFFERTE'],
    ['spacing and punctuation', 'Achetez  nos montres...\npas chères !! Livraison-offerte 🎁'],
    ['look-alike letters', 'Achetez nоs mоntres pas chères, livrаison offerte'],
    ['zero-width characters', 'Ache\u200btez nos mon\u200dtres pas chères, livraison offerte'],
    ['spelled-out words', 'A c h e t e z nos montres pas chères, livraison o.f.f.e.r.t.e'],
  ])('is the same whatever the %s', (_, variant) => {
    expect(repetitionKey(variant)).toBe(repetitionKey(TEXT));
  });

  it('is the same however long a letter is drawn out', () => {
    expect(repetitionKey('Bravoooo pour cet article')).toBe(repetitionKey('Bravooooooooo pour cet article'));
  });

  it('is another for another word', () => {
    expect(repetitionKey('Achetez nos montres très chères, livraison offerte')).not.toBe(repetitionKey(TEXT));
  });

  it('is short enough to index, whatever the text', () => {
    expect(repetitionKey('mot '.repeat(1000))).toMatch(/^[\w-]{22}$/);
  });

  it.each(['Merci !', 'Tout à fait', '+1', '👏👏👏', '!'.repeat(50), ''])('is empty for « %s »', (text) => {
    expect(repetitionKey(text)).toBe('');
  });
});
