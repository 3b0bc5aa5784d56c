import { describe, expect, it } from '@jest/globals';
import { ChangeSet } from './change-set.js';
import type { CommentRow } from './comment-rows.js';
import type { CommentStatus } from '../contract/terms.js';

const row = (id: string, status: CommentStatus, more: Partial<CommentRow> = {}): CommentRow => ({
  id,
  articleId: 'article',
  siteId: 'site',
  authorId: 'author',
  parentId: null,
  ancestors: [],
  body: 'text',
  status,
  revision: 2,
  createdAt: new Date(0),
  editedAt: null,
  waitingSince: null,
  reasons: [],
  severity: 0,
  decisionId: null,
  escalationId: null,
  reactions: 0,
  replyCount: 0,
  threadSize: 0,
  reports: 0,
  ...more,
});

const was = (status: CommentStatus) => ({ status, reports: 0, revision: 1, escalationId: null });

const told = (changes: ChangeSet, ancestors: Parameters<ChangeSet['eventsWith']>[0] = []) =>
  changes.eventsWith(ancestors).map(({ stream, type, commentId }) => `${stream} ${type} ${commentId}`);

describe('ChangeSet', () => {
  it('counts a published reply in its thread, its parent, its article, its author and its site', () => {
    const changes = new ChangeSet();
    changes.record(null, row('reply', 'published', { parentId: 'parent', ancestors: ['root', 'parent'] }));
    expect([...changes.threads]).toEqual([
      ['root', 1],
      ['parent', 1],
    ]);
    expect([...changes.replies]).toEqual([['parent', 1]]);
    expect([...changes.articles]).toEqual([['article', 1]]);
    expect(changes.authors.get('author')).toEqual({ published: 1, rejected: 0 });
    expect(changes.sites.get('site')).toEqual({ pending: 0, reported: 0, escalated: 0, published: 1, rejected: 0 });
  });

  it('takes a rejected comment out of every count that it was in', () => {
    const changes = new ChangeSet();
    changes.record(null, row('a', 'published'));
    changes.record(was('published'), row('a', 'rejected'));
    expect(changes.articles.get('article')).toBe(0);
    expect(changes.authors.get('author')).toEqual({ published: 0, rejected: 1 });
    expect(changes.sites.get('site')).toEqual({ pending: 0, reported: 0, escalated: 0, published: 0, rejected: 1 });
  });

  it('counts a published comment as reported while reports wait', () => {
    const changes = new ChangeSet();
    changes.record(was('published'), row('a', 'published', { reports: 1 }));
    expect(changes.sites.get('site')).toEqual({ pending: 0, reported: 1, escalated: 0, published: 0, rejected: 0 });
  });

  it('counts an escalated comment beside the view of its status, and tells no reader', () => {
    const changes = new ChangeSet();
    changes.record({ ...was('pending'), revision: 2 }, row('a', 'pending', { escalationId: 'e' }));
    expect(changes.sites.get('site')).toEqual({ pending: 0, reported: 0, escalated: 1, published: 0, rejected: 0 });
    expect(told(changes)).toEqual([]);
    changes.record({ ...was('pending'), escalationId: 'e' }, row('a', 'published'));
    expect(changes.sites.get('site')).toEqual({ pending: -1, reported: 0, escalated: 0, published: 1, rejected: 0 });
  });

  it('tells readers of publication and removal, and the author of every new status', () => {
    const changes = new ChangeSet();
    changes.record(was('pending'), row('a', 'published'));
    changes.record(was('published'), row('b', 'pending'));
    expect(told(changes)).toEqual([
      'article:article comment.published a',
      'account:author comment.published a',
      'article:article comment.removed b',
      'account:author comment.held b',
    ]);
  });

  it('tells readers nothing of a comment that they never saw', () => {
    const changes = new ChangeSet();
    changes.record(was('pending'), row('a', 'rejected'));
    expect(told(changes)).toEqual(['account:author comment.rejected a']);
  });

  it('tells readers of every change that they can see in a comment that stays published', () => {
    const changes = new ChangeSet();
    changes.record(was('published'), row('a', 'published'));
    changes.record({ ...was('published'), revision: 2 }, row('b', 'published', { reports: 1 }));
    expect(told(changes)).toEqual(['article:article comment.edited a']);
  });

  it('tells readers when a tombstone changes', () => {
    const changes = new ChangeSet();
    changes.record(was('rejected'), row('a', 'withdrawn', { threadSize: 1 }));
    expect(told(changes)[0]).toBe('article:article comment.removed a');
  });

  it('tells of a tombstone that goes with the last reply below it, after the reply', () => {
    const changes = new ChangeSet();
    changes.record(was('published'), row('reply', 'rejected', { parentId: 'root', ancestors: ['root'] }));
    expect(told(changes, [{ id: 'root', articleId: 'article', status: 'withdrawn', threadSize: 0 }])).toEqual([
      'article:article comment.removed reply',
      'account:author comment.rejected reply',
      'article:article comment.removed root',
    ]);
  });

  it('tells of a tombstone that a reply calls back, before the reply', () => {
    const changes = new ChangeSet();
    changes.record(was('rejected'), row('reply', 'published', { parentId: 'root', ancestors: ['root'] }));
    expect(told(changes, [{ id: 'root', articleId: 'article', status: 'rejected', threadSize: 1 }])[0]).toBe(
      'article:article comment.removed root',
    );
  });

  it('tells of tombstones that go together from the deepest to the root', () => {
    const changes = new ChangeSet();
    const ancestors = ['a-root', 'b-parent'];
    changes.record(was('published'), row('reply', 'withdrawn', { parentId: 'b-parent', ancestors }));
    const gone = ancestors.map((id) => ({ id, articleId: 'article', status: 'withdrawn' as const, threadSize: 0 }));
    expect(told(changes, gone).slice(-2)).toEqual([
      'article:article comment.removed b-parent',
      'article:article comment.removed a-root',
    ]);
  });

  it('knows the sites where a claim may have ended: not those where a comment is new', () => {
    const changes = new ChangeSet();
    changes.record(null, row('a', 'pending', { siteId: 'new here' }));
    changes.record(was('pending'), row('b', 'published', { siteId: 'decided here' }));
    expect([...changes.sitesWithChanges]).toEqual(['decided here']);
  });

  it('counts a rejection once, however often the comment changes afterwards', () => {
    const changes = new ChangeSet();
    changes.record(was('rejected'), row('a', 'rejected'));
    changes.record(was('rejected'), row('b', 'pending'));
    expect(changes.authors.get('author')).toEqual({ published: 0, rejected: -1 });
  });

  it('does not tell twice of a comment that is removed together with its last reply', () => {
    const changes = new ChangeSet();
    changes.record(was('published'), row('root', 'rejected', { threadSize: 1 }));
    changes.record(was('published'), row('reply', 'rejected', { parentId: 'root', ancestors: ['root'] }));
    const events = told(changes, [{ id: 'root', articleId: 'article', status: 'rejected', threadSize: 0 }]);
    expect(events.filter((event) => event.endsWith('removed root'))).toHaveLength(1);
  });
});
