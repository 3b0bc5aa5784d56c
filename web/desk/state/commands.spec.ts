import { describe, expect, it } from '@jest/globals';
import { Commands } from './commands.js';
import { memory } from './fake-server.js';
import { Preferences } from './preferences.js';

describe('commands', () => {
  it('go to what lies on top, and past it where it means nothing there', () => {
    const commands = new Commands(new Preferences(memory, 'en'));
    const obeyed: string[] = [];
    commands.obey({ help: () => obeyed.push('page'), next: () => obeyed.push('next') });
    const close = commands.obey({ help: () => obeyed.push('top') });
    commands.give('help');
    commands.give('next');
    close();
    commands.give('help');
    expect([obeyed, commands.give('approve'), commands.give(3)]).toEqual([['top', 'next', 'page'], false, false]);
  });
});
