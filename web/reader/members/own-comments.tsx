import type { ComponentChildren } from 'preact';
import type { OwnComment } from '../../../src/contract/comments.schemas.js';
import { CommentText } from '../../shared/comment-text.js';
import type { Sending } from '../discussion-state.js';
import { memberPart } from './member-part.js';
import { Age } from '../components/age.js';
import { Byline } from '../components/byline.js';
import { EditForm } from './edit-form.js';
import { OwnActions } from './own-actions.js';

type Belongs = (item: { parentId: string | null }) => boolean;

/** Own comments that are not published yet, or never will be, where they would stand. */
export const OwnReplies = memberPart<{ parentId: string }>((_, { parentId }) => (
  <OwnList belongs={(item) => item.parentId === parentId} />
));

/** Those that answer the article, and those whose thread is not on the page. */
export const OwnRoots = memberPart(({ select }) => {
  const entries = select(({ threads }) => threads.entries);
  return <OwnList belongs={({ parentId }) => parentId === null || !entries.has(parentId)} />;
});

const OwnList = memberPart<{ belongs: Belongs }>(({ select }, { belongs }) => {
  const waiting = select((state) => state.own).filter(belongs);
  const onTheWay = select((state) => state.sending).filter(belongs);
  return (
    waiting.length + onTheWay.length > 0 && (
      <ol class="own">
        {waiting.map((comment) => (
          <OwnItem key={comment.id} comment={comment} />
        ))}
        {onTheWay.map((item) => (
          <SendingItem key={item.key} item={item} />
        ))}
      </ol>
    )
  );
});

const OwnItem = memberPart<{ comment: OwnComment }>(({ discussion, say, select }, { comment }) => {
  const { id, author, body, createdAt, status, reasons } = comment;
  const isEditing = select(({ editing }) => editing === id);
  const standing = status === 'rejected' ? 'rejected' : 'pending';
  const hide = (): void => discussion.update(({ own }) => ({ own: own.filter((other) => other.id !== id) }));
  return (
    <li>
      <article
        class={`comment own-comment ${standing}`}
        part={`comment ${standing}-comment`}
        data-comment={id}
        tabIndex={-1}
        aria-label={say(standing)}
      >
        {author && (
          <Byline author={author} isOwn>
            <span class="when">
              <Age at={createdAt} />
            </span>
          </Byline>
        )}
        {isEditing ? <EditForm comment={comment} /> : <CommentText text={body ?? ''} />}
        <Standing title={say(standing)} detail={say('onlyYou')}>
          {reasons.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        </Standing>
        {!isEditing && (
          <div class="actions">
            {standing === 'rejected' ? (
              <button onClick={hide}>{say('hide')}</button>
            ) : (
              <OwnActions id={id} createdAt={createdAt} />
            )}
          </div>
        )}
      </article>
    </li>
  );
});

/** Sent, but not answered yet; or refused, with the text still there. */
const SendingItem = memberPart<{ item: Sending }>(({ authoring, say, explain, select }, { item }) => {
  const account = select((state) => state.account);
  const { refusal, body, key } = item;
  return (
    <li>
      <article class="comment own-comment sending" tabIndex={-1} aria-busy={!refusal}>
        {account && <Byline author={account} isOwn />}
        <CommentText text={body} />
        {refusal ? (
          <>
            <Standing title={say('notSent')} detail={explain(refusal)} />
            <div class="actions">
              <button onClick={() => void authoring.retry(key)}>{say('again')}</button>
              <button onClick={() => authoring.discard(item)}>{say('edit')}</button>
            </div>
          </>
        ) : (
          <p class="standing">{say('sending')}</p>
        )}
      </article>
    </li>
  );
});

function Standing({ title, detail, children }: { title: string; detail: string; children?: ComponentChildren }) {
  return (
    <div class="standing">
      <strong>{title}</strong> {detail}
      {children}
    </div>
  );
}
