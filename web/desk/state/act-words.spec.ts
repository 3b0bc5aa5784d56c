import { describe, expect, it } from '@jest/globals';
import { signal } from '@preact/signals';
import { wordsIn } from '../text/text.js';
import { actionWord, summaryOf, traceOf } from './act-words.js';

const words = wordsIn(signal('en' as const)).value;
const ana = { id: 'a', revision: 1, author: 'Ana' };

const summaries = (subjects: (typeof ana)[]): string[] =>
  (['approve', 'reject', 'escalate'] as const).map((action) => summaryOf(words, { subjects, action, label: 'Insult' }));

describe('an act in words', () => {
  it('names the author of one comment, and counts several', () => {
    const { act: t } = words;
    expect(summaries([ana])).toEqual([t.approved('Ana'), t.rejected('Ana', 'Insult'), t.escalated('Ana')]);
    expect(summaries([ana, ana])).toEqual([t.approvedMany(2), t.rejectedMany(2, 'Insult'), t.escalatedMany(2)]);
  });

  it('made by somebody else is a participle, or a trace with who it was', () => {
    const actions = ['approve', 'reject', 'undo'];
    const { notice: t } = words;
    expect(actions.map((action) => actionWord(words, action))).toEqual([t.approved, t.rejected, t.undone]);
    expect(actions.map((action) => traceOf(words, action, 'Youssef'))).toEqual([
      t.approvedTrace('Youssef'),
      t.rejectedTrace('Youssef'),
      t.undoTrace('Youssef'),
    ]);
  });
});
