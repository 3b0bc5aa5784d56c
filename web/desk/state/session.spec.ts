import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Desk } from './desk.js';
import { deskBefore, FakeServer, ME, offline, refusal } from './fake-server.js';

let server: FakeServer;
let desk: Desk;

beforeEach(() => {
  server = new FakeServer();
  desk = deskBefore(server);
});

describe('the session', () => {
  it('goes on where the browser remembers one, on the site of the person', async () => {
    await desk.session.resume();
    const { phase, me, site, isAdmin } = desk.session;
    expect([phase.value, me.value?.name, site.value?.name, isAdmin.value]).toEqual([
      'staff',
      'Yvette',
      'Le Site',
      false,
    ]);
  });

  it('asks who one is where none is remembered, and tells an unreachable server from that', async () => {
    server.account = null;
    await desk.session.resume();
    expect(desk.session.phase.value).toBe('signed-out');
    server.fail(/refresh/, offline);
    await desk.session.resume();
    expect(desk.session.phase.value).toBe('unreachable');
  });

  it('is not for readers', async () => {
    server.account = { ...ME, roles: ['reader'] };
    await desk.session.signIn('me@example.org', 'secret');
    expect([desk.session.phase.value, server.askedOf(/sites/)]).toEqual(['reader', []]);
  });

  it('leaves a refused person outside', async () => {
    server.fail(/login/, refusal('auth.credentials', {}, 401));
    await expect(desk.session.signIn('me@example.org', 'wrong')).rejects.toThrow('auth.credentials');
    expect(desk.session.phase.value).toBe('starting');
  });

  it('that ends while one works leaves what is on the screen, and asks again', async () => {
    await desk.session.resume();
    server.endSession();
    expect([desk.session.phase.value, desk.session.me.value?.name]).toEqual(['expired', 'Yvette']);
    await desk.session.signIn('me@example.org', 'secret');
    expect(desk.session.phase.value).toBe('staff');
  });

  it('that one ends oneself is no expired one', async () => {
    await desk.session.resume();
    await desk.session.signOut();
    server.endSession();
    expect([desk.session.phase.value, desk.session.me.value]).toEqual(['signed-out', null]);
  });

  it('shows the site chosen last as long as one may act on it', async () => {
    server.once(/sites/, () => ({ items: [{ id: 'first' }, { id: 'second' }] }));
    desk.preferences.prefer({ site: 'second' });
    await desk.session.resume();
    expect(desk.session.site.value?.id).toBe('second');
    desk.preferences.prefer({ site: 'gone' });
    expect(desk.session.site.value?.id).toBe('first');
  });
});
