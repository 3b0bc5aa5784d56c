import type { CommentView } from '../../../src/comments/comments.schemas.js';
import { CommentText } from '../../shared/comment-text.js';
import { commentSelector, useSelect, useWidget } from '../widget.js';
import { Actions } from './actions.js';
import { Age } from './age.js';
import { Byline } from './byline.js';
import { Composer } from './composer.js';

/** From this depth on, whom a reply answers is said: the indentation does not show it any more. */
const SAY_PARENT_FROM = 4;

/** One comment, or the place that it left. */
export function CommentArticle({ comment, depth }: { comment: CommentView; depth: number }) {
  const { say, linkTo } = useWidget();
  const { id, author, body, createdAt, editedAt, removedBy } = comment;
  const isLinked = useSelect(({ linked }) => linked === id);
  const isEditing = useSelect(({ editing }) => editing === id);
  const isOwn = useSelect(({ account }) => account !== null && account.id === author?.id);
  const classes = `comment${isLinked ? ' linked' : ''}${author ? '' : ' tombstone'}`;

  if (!author || body === null) {
    return (
      <article class={classes} part="tombstone" data-comment={id} tabIndex={-1}>
        {say(removedBy ?? 'moderator')}
      </article>
    );
  }
  return (
    <article class={classes} part="comment" data-comment={id} tabIndex={-1} aria-label={author.name}>
      <Byline author={author}>
        {isOwn && <span class="badge">{say('you')}</span>}
        {depth >= SAY_PARENT_FROM && <Parent id={comment.parentId} />}
        <a class="when" href={linkTo(id)}>
          <Age at={createdAt} />
        </a>
        {editedAt && <span class="edited">{say('edited')}</span>}
      </Byline>
      {isEditing ? <EditForm comment={comment} text={body} /> : <CommentText text={body} />}
      {!isEditing && <Actions comment={comment} author={author} isOwn={isOwn} />}
    </article>
  );
}

function Parent({ id }: { id: string | null }) {
  const { say } = useWidget();
  const name = useSelect(({ threads }) => threads.entries.get(id ?? '')?.comment.author?.name);
  return name === undefined ? null : <bdi class="in-reply-to">{say('inReplyTo', { name: name })}</bdi>;
}

/** For a published comment and for one that waits. */
export function EditForm({ comment: { id, revision }, text }: { comment: CommentView; text: string }) {
  const { authoring, announcer, discussion, say, focusSoon } = useWidget();
  const leave = (): void => {
    discussion.update({ editing: null });
    focusSoon(commentSelector(id));
  };
  const save = async (body: string): Promise<void> => {
    const comment = await authoring.edit(id, revision, body);
    announcer.announce(comment.status === 'published' ? say('published') : say('pending'));
    focusSoon(commentSelector(id));
  };
  return (
    <Composer
      label={say('editLabel')}
      submitLabel={say('save')}
      text={text}
      onSubmit={save}
      onCancel={leave}
      autofocus
    />
  );
}
