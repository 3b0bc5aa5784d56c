import type { CommentView } from '../../../src/contract/comments.schemas.js';
import { formatNumber } from '../../shared/i18n.js';
import { part } from '../part.js';
import { commentSelector } from '../widget.js';
import { OfMembers } from './of-members.js';

interface ActionsProps {
  comment: CommentView;
  author: { id: string; name: string };
  isOwn: boolean;
}

const COPIED_MS = 2_500;

/** What one can do with a comment. A stranger is asked to sign in first. */
export const Actions = part<ActionsProps, { isCopied: boolean }>(
  (self, { comment: { id, reactions, createdAt }, author: { name }, isOwn }) => {
    const { announcer, discussion, door, language, say, select, linkTo, focusSoon, local, set } = self;
    const isClosed = select(({ article }) => article?.commenting === 'closed');
    const isMine = select(({ reacted }) => reacted.has(id));
    const isReported = select(({ reported }) => reported.has(id));
    const share = async (): Promise<void> => {
      try {
        await navigator.clipboard.writeText(linkTo(id));
      } catch {
        // Without a clipboard the address bar has it.
        location.href = linkTo(id);
        return;
      }
      announcer.announce(say('copied'));
      set({ isCopied: true });
      setTimeout(() => set({ isCopied: false }), COPIED_MS);
    };
    const reply = (): void => {
      discussion.update({ replyingTo: id });
      focusSoon(`${commentSelector(id)} + form textarea`);
    };

    return (
      <div class="actions" part="actions">
        <button
          class="like"
          part="like"
          aria-pressed={isMine}
          aria-label={say('likeLabel', { name, n: reactions })}
          onClick={() => door.asMember((members) => members.like(self, id))}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 20C-8 8 6-1 12 7c6-8 20 1 0 13Z" />
          </svg>
          {reactions > 0 ? formatNumber(language, reactions) : say('like')}
        </button>
        {!isClosed && (
          <button class="reply" aria-label={say('replyLabel', { name })} onClick={() => door.asMember(reply)}>
            {say('reply')}
          </button>
        )}
        <button class="share" onClick={() => void share()}>
          {say(local.isCopied ? 'copied' : 'share')}
        </button>
        {isOwn ? (
          <OfMembers of="OwnActions" id={id} createdAt={createdAt} />
        ) : (
          <button
            class="report"
            disabled={isReported}
            aria-label={isReported ? undefined : say('reportLabel', { name })}
            onClick={() => door.asMember((members) => members.report(self, id, name))}
          >
            {say(isReported ? 'reported' : 'report')}
          </button>
        )}
      </div>
    );
  },
  () => ({ isCopied: false }),
);
