import type { CommentView } from '../../../src/contract/comments.schemas.js';
import { CommentText } from '../../shared/comment-text.js';
import { part } from '../part.js';
import { Actions } from './actions.js';
import { Age } from './age.js';
import { Byline } from './byline.js';
import { OfMembers } from './of-members.js';

/** From this depth on, whom a reply answers is said: the indentation does not show it any more. */
const SAY_PARENT_FROM = 4;

/** One comment, or the place that it left. */
export const CommentArticle = part<{ comment: CommentView; depth: number }>(
  ({ say, select, linkTo }, { comment, depth }) => {
    const { id, author, body, createdAt, editedAt, parentId, removedBy } = comment;
    const isLinked = select(({ linked }) => linked === id);
    const isEditing = select(({ editing }) => editing === id);
    const isOwn = select(({ account }) => account?.id === author?.id);
    const parent = select(({ threads }) =>
      depth < SAY_PARENT_FROM ? undefined : threads.entries.get(parentId ?? '')?.comment.author?.name,
    );
    return (
      <article
        class={`comment${isLinked ? ' linked' : ''}${author ? '' : ' tombstone'}`}
        part={author ? 'comment' : 'tombstone'}
        data-comment={id}
        tabIndex={-1}
        aria-label={author?.name}
      >
        {author ? (
          <>
            <Byline author={author} isOwn={isOwn}>
              {parent && <bdi class="in-reply-to">{say('inReplyTo', { name: parent })}</bdi>}
              <a class="when" href={linkTo(id)}>
                <Age at={createdAt} />
              </a>
              {editedAt && <span class="edited">{say('edited')}</span>}
            </Byline>
            {isEditing ? (
              <OfMembers of="EditForm" comment={comment} />
            ) : (
              <>
                <CommentText text={body ?? ''} />
                <Actions comment={comment} author={author} isOwn={isOwn} />
              </>
            )}
          </>
        ) : (
          say(removedBy ?? 'moderator')
        )}
      </article>
    );
  },
);
