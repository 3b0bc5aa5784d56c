import { Component } from 'preact';
import { missingReplies, type Entry } from '../thread-store.js';
import { commentSelector, useSelect, useWidget } from '../widget.js';
import { CommentArticle } from './comment-article.js';
import { LoadButton } from './load-button.js';
import { OwnReplies } from './own-comments.js';
import { Write } from './write.js';

interface ThreadProps {
  id: string;
  /** 0 for a root. */
  depth: number;
}

/** Deeper replies are not indented further: no screen could show them. */
const DEEPEST = 3;

/** A comment with what hangs below it. It renders again for what it selects itself, not because its list does. */
export class Thread extends Component<ThreadProps> {
  override shouldComponentUpdate(next: ThreadProps): boolean {
    return next.id !== this.props.id || next.depth !== this.props.depth;
  }

  override render({ id, depth }: ThreadProps) {
    return <ThreadItem id={id} depth={depth} />;
  }
}

function ThreadItem({ id, depth }: ThreadProps) {
  const entry = useSelect(({ threads }) => threads.entries.get(id));
  if (!entry) return null;
  return (
    <li class={`thread depth-${Math.min(depth, DEEPEST)}`} part={depth === 0 ? 'thread' : 'reply'}>
      <CommentArticle comment={entry.comment} depth={depth} />
      <ReplyForm entry={entry} />
      <Replies entry={entry} depth={depth + 1} />
    </li>
  );
}

function ReplyForm({ entry: { comment } }: { entry: Entry }) {
  const { discussion, say, focusSoon } = useWidget();
  const isOpen = useSelect(({ replyingTo }) => replyingTo === comment.id);
  if (!isOpen || !comment.author) return null;
  return (
    <Write
      parentId={comment.id}
      label={say('replyTo', { name: comment.author.name })}
      submitLabel={say('publishReply')}
      autofocus
      onCancel={() => {
        discussion.update({ replyingTo: null });
        focusSoon(`${commentSelector(comment.id)} .reply`);
      }}
    />
  );
}

function Replies({ entry, depth }: { entry: Entry; depth: number }) {
  const { discussion, say } = useWidget();
  const { comment, replies } = entry;
  const missing = useSelect(({ threads }) => {
    const current = threads.entries.get(comment.id);
    return current ? missingReplies(current, threads.entries) : 0;
  });
  const load = async (): Promise<string | undefined> => {
    const before = new Set(replies);
    await discussion.loadReplies(comment.id);
    return discussion.value.threads.entries.get(comment.id)?.replies.find((id) => !before.has(id));
  };
  return (
    <>
      {replies.length > 0 && (
        <ol class="replies" aria-label={comment.author ? say('repliesTo', { name: comment.author.name }) : undefined}>
          {replies.map((id) => (
            <Thread key={id} id={id} depth={depth} />
          ))}
        </ol>
      )}
      <OwnReplies parentId={comment.id} />
      {missing !== 0 && (
        <LoadButton
          class="more-replies"
          label={
            missing === null
              ? say('someReplies')
              : say(replies.length > 0 ? 'otherReplies' : 'moreReplies', { n: missing })
          }
          load={load}
          fallback={comment.id}
        />
      )}
    </>
  );
}
