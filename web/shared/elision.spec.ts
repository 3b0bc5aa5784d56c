import { describe, expect, it } from '@jest/globals';
import { ofName } from './elision.js';

describe('« de » before a name', () => {
  it.each([
    'd’Ana',
    'd’Émile',
    'd’Œdipe',
    'd’Yvette',
    'd’Yves',
    'd’Hélène',
    'd’Henri',
    'd’Hugo',
    'd’Hortense',
    'd’Hervé',
    'd’Honoré',
    'de Youssef',
    'de Yann',
    'de Yasmine',
    'de Hassan',
    'de Hans',
    'de Hamid',
    'de Harry',
    'de Karim',
    'de 3 lecteurs',
    'de 李雷',
    'de Y',
    'de ',
  ])('is said as in %s', (said) => {
    expect(ofName(said.replace(/^d(?:’|e )/, ''))).toBe(said);
  });
});
