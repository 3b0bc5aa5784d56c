import { describe, expect, it } from '@jest/globals';
import { Panels } from './panels.js';

describe('panels', () => {
  it('lie over one another, each kind once and the newest on top', () => {
    const panels = new Panels();
    panels.open({ kind: 'author', id: 'a', name: 'Ana' });
    panels.open({ kind: 'help' });
    panels.open({ kind: 'author', id: 'b', name: 'Bo' });
    expect(panels.shown.value).toEqual([{ kind: 'help' }, { kind: 'author', id: 'b', name: 'Bo' }]);
    panels.shut('author');
    expect(panels.shown.value).toEqual([{ kind: 'help' }]);
  });
});
