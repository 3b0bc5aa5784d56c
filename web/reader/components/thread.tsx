import { part } from '../part.js';
import { missingReplies } from '../thread-store.js';
import { CommentArticle } from './comment-article.js';
import { LoadButton } from './load-button.js';
import { OfMembers } from './of-members.js';
import type { Entry } from '../threads.js';

/** Deeper replies are not indented further: no screen could show them. */
const DEEPEST = 3;

/** A comment with what hangs below it; `depth` is 0 for a root. */
export const Thread = part<{ id: string; depth: number }>(({ select }, { id, depth }) => {
  const entry = select(({ threads }) => threads.entries.get(id));
  return (
    entry && (
      <li class={`thread depth-${Math.min(depth, DEEPEST)}`} part={depth === 0 ? 'thread' : 'reply'}>
        <CommentArticle comment={entry.comment} depth={depth} />
        <OfMembers of="ReplyForm" id={id} name={entry.comment.author?.name} />
        <Replies entry={entry} depth={depth + 1} />
      </li>
    )
  );
});

const Replies = part<{ entry: Entry; depth: number }>(({ discussion, say, select }, { entry, depth }) => {
  const { comment, replies } = entry;
  const { id } = comment;
  const missing = select(({ threads }) => missingReplies(entry, threads.entries));
  const load = async (): Promise<string | undefined> => {
    await discussion.loadReplies(id);
    return discussion.value.threads.entries.get(id)?.replies.find((other) => !replies.includes(other));
  };
  return (
    <>
      {replies.length > 0 && (
        <ol class="replies" aria-label={comment.author ? say('repliesTo', comment.author) : undefined}>
          {replies.map((id) => (
            <Thread key={id} id={id} depth={depth} />
          ))}
        </ol>
      )}
      <OfMembers of="OwnReplies" parentId={id} />
      {missing !== 0 && (
        <LoadButton
          class="more-replies"
          label={
            missing ? say(replies.length > 0 ? 'otherReplies' : 'moreReplies', { n: missing }) : say('someReplies')
          }
          load={load}
          fallback={id}
        />
      )}
    </>
  );
});
