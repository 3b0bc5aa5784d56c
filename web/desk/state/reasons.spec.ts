import { describe, expect, it } from '@jest/globals';
import { deskBefore, FakeServer } from './fake-server.js';

describe('the reasons', () => {
  it('are read for the site once one has signed in, and anew in another language', async () => {
    const server = new FakeServer();
    const desk = deskBefore(server);
    const stop = desk.reasons.start();
    expect(server.asked).toEqual([]);
    await desk.session.resume();
    await server.settled();
    expect([desk.reasons.labelOf('insult'), desk.reasons.labelOf('other'), desk.reasons.labelOf(null)]).toEqual([
      'Insulte',
      'other',
      '',
    ]);
    desk.preferences.prefer({ language: 'fr' });
    stop();
    desk.preferences.prefer({ language: 'en' });
    expect(server.askedOf(/reasons/)).toHaveLength(2);
  });

  it('of a site that was left meanwhile are not shown', async () => {
    const server = new FakeServer();
    const desk = deskBefore(server);
    await desk.session.resume();
    await desk.reasons.read('another');
    expect(desk.reasons.all.value).toEqual([]);
  });
});
