import { describe, expect, it } from '@jest/globals';
import type { AuthoredComment } from './comment-rows.js';
import { presentPublic } from './comment.presenter.js';

const comment: AuthoredComment = {
  id: 'c',
  articleId: 'a',
  siteId: 's',
  authorId: 'u',
  authorName: 'Ninon',
  parentId: null,
  ancestors: [],
  body: 'the text',
  status: 'published',
  revision: 3,
  createdAt: new Date(0),
  editedAt: null,
  waitingSince: null,
  reasons: [],
  severity: 0,
  decisionId: null,
  escalationId: null,
  reactions: 2,
  replyCount: 1,
  threadSize: 0,
  reports: 0,
};

describe('what everybody may see of a comment', () => {
  it('is all of it while it is published', () => {
    expect(presentPublic(comment)).toMatchObject({
      body: 'the text',
      author: { id: 'u', name: 'Ninon' },
      status: 'published',
    });
  });

  it.each(['pending', 'rejected', 'withdrawn'] as const)(
    'is nothing while it is %s and nothing hangs below it',
    (status) => {
      expect(presentPublic({ ...comment, status })).toBeNull();
    },
  );

  it.each([
    ['rejected', 'moderator'],
    ['pending', 'moderator'],
    ['withdrawn', 'author'],
  ] as const)('is a tombstone without text or author while it is %s and has published replies', (status, removedBy) => {
    expect(presentPublic({ ...comment, status, threadSize: 1 })).toMatchObject({ body: null, author: null, removedBy });
  });
});
