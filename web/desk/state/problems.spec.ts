import { describe, expect, it } from '@jest/globals';
import { deskBefore, FakeServer, offline, refusal } from './fake-server.js';

describe('a problem', () => {
  it('is told in the desk’s words where it has some, in the server’s where those are for people', () => {
    const { explain, text, preferences } = deskBefore(new FakeServer());
    expect(explain(offline)).toBe(text.value.errors.network);
    expect(explain(refusal('some.code', {}, 422))).toBe('some.code');
    expect([explain(refusal('internal', {}, 500)), explain(new TypeError())]).toEqual(
      Array(2).fill(text.value.errors.unknown),
    );
    preferences.prefer({ language: 'fr' });
    expect(explain(refusal('escalation.standing', { escalation: { by: { name: 'Yvette' } } }))).toBe(
      'Yvette a déjà demandé un second avis.',
    );
  });
});
