import type { CommentView } from '../../../src/comments/comments.schemas.js';
import { formatNumber } from '../../shared/i18n.js';
import type { Members } from '../members-loader.js';
import { part } from '../part.js';
import { commentSelector } from '../widget.js';

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
    const isSignedIn = select(({ account }) => account !== null);
    const isClosed = select(({ article }) => article?.commenting === 'closed');
    const members = select((state) => state.members);
    const isMine = select(({ reacted }) => reacted.has(id));
    const isReported = select(({ reported }) => reported.has(id));
    /** Remembers what was asked for, should it have to be loaded first; a stranger is asked to sign in. */
    const asMember = (about: string, act: (members: Members) => unknown) => () =>
      isSignedIn ? door.whenOpen(about + id, act) : door.openDialog('sign-in');

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
          onClick={asMember('like', (members) => members.like(self, id))}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 20C-8 8 6-1 12 7c6-8 20 1 0 13Z" />
          </svg>
          {reactions > 0 ? formatNumber(language, reactions) : say('like')}
        </button>
        {!isClosed && (
          <button class="reply" aria-label={say('replyLabel', { name })} onClick={asMember('reply', reply)}>
            {say('reply')}
          </button>
        )}
        <button class="share" onClick={() => void share()}>
          {say(local.isCopied ? 'copied' : 'share')}
        </button>
        {isOwn ? (
          members && <members.OwnActions id={id} createdAt={createdAt} />
        ) : (
          <button
            class="report"
            disabled={isReported}
            aria-label={isReported ? undefined : say('reportLabel', { name })}
            onClick={asMember('report', (members) => members.report(self, id, name))}
          >
            {say(isReported ? 'reported' : 'report')}
          </button>
        )}
      </div>
    );
  },
  () => ({ isCopied: false }),
);
