import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { formatRoute, parseRoute, queueRoute } from './route.js';
import type { View } from '../../../src/contract/terms.js';

describe('the address', () => {
  it('leads to the queue when it says nothing that is known', () => {
    expect(parseRoute('')).toEqual(queueRoute('pending'));
    expect(parseRoute('#/nowhere/at/all')).toEqual(queueRoute('pending'));
  });

  it('shows archives and searches as lists', () => {
    expect(parseRoute('#/queue/rejected')).toMatchObject({ list: true });
    expect(parseRoute('#/queue/pending?q=mayor')).toMatchObject({ list: true, text: 'mayor' });
  });

  it('says every search again as it was', () => {
    const view = fc.constantFrom<View>('pending', 'reported', 'published', 'rejected');
    fc.assert(
      fc.property(view, fc.boolean(), fc.string(), fc.option(fc.uuid()), (name, list, text, author) => {
        const route = queueRoute(name, { list, text, author });
        expect(parseRoute(formatRoute(route))).toEqual(route);
      }),
    );
  });

  it.each(['#/overview', '#/comment/0198', '#/log?kind=comment.&moderator=m', '#/words'])('keeps %s', (hash) => {
    expect(formatRoute(parseRoute(hash))).toBe(hash);
  });
});
