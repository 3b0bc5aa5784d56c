import type { OwnComment } from '../../../src/comments/comments.schemas.js';
import { CommentText } from '../../shared/comment-text.js';
import type { Sending } from '../discussion-state.js';
import { explain, useSelect, useWidget } from '../widget.js';
import { Age } from './age.js';
import { Byline } from './byline.js';
import { EditForm } from './comment-article.js';
import { OwnActions } from './own-actions.js';

/** Own comments that are not published yet, or never will be, where they would stand. */
export function OwnReplies({ parentId }: { parentId: string }) {
  return <OwnList belongs={(parent) => parent === parentId} />;
}

/** Those that answer the article, and those whose thread is not on the page. */
export function OwnRoots() {
  const entries = useSelect(({ threads }) => threads.entries);
  return <OwnList belongs={(parent) => parent === null || !entries.has(parent)} />;
}

function OwnList({ belongs }: { belongs: (parentId: string | null) => boolean }) {
  const own = useSelect((state) => state.own);
  const sending = useSelect((state) => state.sending);
  if (own.length === 0 && sending.length === 0) return null;
  const waiting = own.filter(({ parentId }) => belongs(parentId)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const onTheWay = sending.filter(({ parentId }) => belongs(parentId));
  if (waiting.length === 0 && onTheWay.length === 0) return null;
  return (
    <ol class="own">
      {waiting.map((comment) => (
        <OwnItem key={comment.id} comment={comment} />
      ))}
      {onTheWay.map((item) => (
        <SendingItem key={item.key} item={item} />
      ))}
    </ol>
  );
}

function OwnItem({ comment }: { comment: OwnComment }) {
  const { discussion, say } = useWidget();
  const { id, author, body, createdAt, status, reasons } = comment;
  const isEditing = useSelect(({ editing }) => editing === id);
  const isRejected = status === 'rejected';
  return (
    <li>
      <article
        class={`comment own-comment ${status}`}
        part={`comment ${status}-comment`}
        data-comment={id}
        tabIndex={-1}
        aria-label={isRejected ? say('rejected') : say('pending')}
      >
        {author && (
          <Byline author={author}>
            <span class="badge">{say('you')}</span>
            <span class="when">
              <Age at={createdAt} />
            </span>
          </Byline>
        )}
        {isEditing ? <EditForm comment={comment} text={body ?? ''} /> : <CommentText text={body ?? ''} />}
        <div class="standing">
          <strong>{isRejected ? say('rejected') : say('pending')}</strong> <span>{say('onlyYou')}</span>
          {reasons.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        </div>
        {!isEditing && (
          <div class="actions">
            {isRejected && (
              <button
                type="button"
                onClick={() => discussion.update(({ own }) => ({ own: own.filter((other) => other.id !== id) }))}
              >
                {say('hide')}
              </button>
            )}
            {!isRejected && <OwnActions comment={comment} />}
          </div>
        )}
      </article>
    </li>
  );
}

/** Sent, but not answered yet; or refused, with the text still there. */
function SendingItem({ item }: { item: Sending }) {
  const { authoring, say } = useWidget();
  const account = useSelect((state) => state.account);
  const { error, body, key } = item;
  return (
    <li>
      <article class="comment own-comment sending" tabIndex={-1} aria-busy={error === null}>
        {account && <Byline author={account} />}
        <CommentText text={body} />
        <div class="standing" role="status">
          {error === null ? (
            say('sending')
          ) : (
            <>
              <strong>{say('notSent')}</strong> <span>{explain(say, error)}</span>
            </>
          )}
        </div>
        {error !== null && (
          <div class="actions">
            <button type="button" onClick={() => void authoring.retry(key)}>
              {say('again')}
            </button>
            <button type="button" onClick={() => authoring.discard(item)}>
              {say('edit')}
            </button>
          </div>
        )}
      </article>
    </li>
  );
}
