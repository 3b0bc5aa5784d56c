import { useState } from 'preact/hooks';
import type { CommentView } from '../../../src/comments/comments.schemas.js';
import { ApiError } from '../../shared/api-client.js';
import { formatNumber } from '../../shared/i18n.js';
import { explain, useSelect, useWidget } from '../widget.js';
import { Icon } from './icon.js';
import { OwnActions } from './own-actions.js';

interface ActionsProps {
  comment: CommentView;
  author: { id: string; name: string };
  isOwn: boolean;
}

/** What one can do with a comment. A stranger is asked to sign in first. */
export function Actions({ comment, author, isOwn }: ActionsProps) {
  const { discussion, say } = useWidget();
  const { id } = comment;
  const isSignedIn = useSelect(({ account }) => account !== null);
  const isClosed = useSelect(({ article }) => article?.commenting === 'closed');
  const isReported = useSelect(({ reported }) => reported.has(id));
  const asMember = (act: () => void) => () => (isSignedIn ? act() : discussion.update({ dialog: { kind: 'sign-in' } }));

  return (
    <div class="actions" part="actions">
      <Like comment={comment} name={author.name} asMember={asMember} />
      {!isClosed && (
        <button
          type="button"
          class="reply"
          aria-label={say('replyLabel', { name: author.name })}
          onClick={asMember(() => discussion.update({ replyingTo: id }))}
        >
          {say('reply')}
        </button>
      )}
      <Share id={id} name={author.name} />
      {isOwn ? (
        <OwnActions comment={comment} />
      ) : (
        <button
          type="button"
          class="report"
          disabled={isReported}
          aria-label={isReported ? say('reported') : say('reportLabel', { name: author.name })}
          onClick={asMember(() =>
            discussion.update({ dialog: { kind: 'report', commentId: id, author: author.name } }),
          )}
        >
          {isReported ? say('reported') : say('report')}
        </button>
      )}
    </div>
  );
}

interface LikeProps {
  comment: CommentView;
  name: string;
  asMember: (act: () => void) => () => void;
}

function Like({ comment: { id, reactions }, name, asMember }: LikeProps) {
  const { authoring, announcer, language, say } = useWidget();
  const isMine = useSelect(({ reacted }) => reacted.has(id));
  const react = (): void => {
    authoring.react(id).catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      announcer.announce(explain(say, error));
    });
  };
  return (
    <button
      type="button"
      class="like"
      part="like"
      aria-pressed={isMine}
      aria-label={say('likeLabel', { name, n: reactions })}
      onClick={asMember(react)}
    >
      <Icon name="heart" />
      {reactions === 0 ? say('like') : formatNumber(language, reactions)}
    </button>
  );
}

const COPIED_MS = 2_500;

function Share({ id, name }: { id: string; name: string }) {
  const { announcer, linkTo, say } = useWidget();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(linkTo(id));
    } catch {
      // Without a clipboard the address bar has it.
      location.hash = `palabre-${id}`;
    }
    setCopied(true);
    announcer.announce(say('copied'));
    setTimeout(() => setCopied(false), COPIED_MS);
  };
  return (
    <button type="button" class="share" aria-label={say('shareLabel', { name: name })} onClick={() => void copy()}>
      {isCopied ? say('copied') : say('share')}
    </button>
  );
}
