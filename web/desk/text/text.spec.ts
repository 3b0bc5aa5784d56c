import { describe, expect, it } from '@jest/globals';
import { TEXTS } from './text.js';

/** Names, and numbers of every grammatical kind, in place of what a text is told with. */
const SAMPLES = ['Yvette', '12', 1, 0] as const;

/** Everything that a tree of texts may say, with its place in the tree. */
function everythingIn(tree: unknown, place: string): [string, string][] {
  if (typeof tree === 'string') return [[place, tree]];
  if (typeof tree === 'function') {
    const said = SAMPLES.flatMap((sample) => {
      try {
        return [String((tree as (...given: unknown[]) => unknown)(...Array<unknown>(4).fill(sample)))];
      } catch {
        // Not a text for that kind of thing.
        return [];
      }
    });
    return said.map((text) => [place, text]);
  }
  return Object.entries(tree as object).flatMap(([name, branch]) => everythingIn(branch, `${place}.${name}`));
}

const french = everythingIn(TEXTS.fr, 'fr');
const against = (rule: RegExp): [string, string][] => french.filter(([, text]) => rule.test(text));

describe('the French texts of the desk', () => {
  it('are all looked at', () => {
    const places = new Set(french.map(([place]) => place));
    expect(places.size).toBeGreaterThan(350);
    expect([...places]).toEqual(expect.arrayContaining(['fr.priority.reason', 'fr.notice.decided', 'fr.help.author']));
  });

  it('have a no-break space before ; : ! ? » and after «', () => {
    expect(against(/(?<![\u00a0\u202f])[;!?»]|(?<![\u00a0\u202f]):(?!\/\/)|«(?![\u00a0\u202f])/)).toEqual([]);
  });

  it('have no plain space in numbers and hours', () => {
    expect(against(/\d (?:\d{3}|h(?!\p{L})|%)/u)).toEqual([]);
  });

  it('have typographic apostrophes', () => {
    expect(against(/'/)).toEqual([]);
  });

  it('elide « de » before a name', () => {
    const { act, card } = TEXTS.fr;
    expect([act.approveName('Yvette'), act.skipName('Youssef'), card.reply('Hélène')]).toEqual([
      'Approuver le commentaire d’Yvette',
      'Passer le commentaire de Youssef',
      'Réponse d’',
    ]);
  });

  it('say who decided, when and why, in one sentence', () => {
    expect(TEXTS.fr.notice.decided('Ana', 'rejeté', 'à 12\u00a0h\u00a023', 'Insulte')).toBe(
      'Ana a rejeté ce commentaire à 12\u00a0h\u00a023 (Insulte).',
    );
  });
});
