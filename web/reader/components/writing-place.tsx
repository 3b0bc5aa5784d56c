import { part } from '../part.js';
import { Write } from './composer.js';
import { OwnRoots } from './own-comments.js';

/** Where one writes to the article: a field, an invitation to sign in, or the reason why not. Own comments that wait stand below. */
export const WritingPlace = part(({ announcer, discussion, say, select, focusSoon }) => {
  const isClosed = select(({ article }) => article?.commenting === 'closed');
  const name = select(({ account }) => account?.name);
  const draftVersion = select((state) => state.draftVersion);
  const leave = async (): Promise<void> => {
    await discussion.api.session.signOut();
    announcer.announce(say('signedOut'));
    focusSoon('#palabre-title');
  };
  return (
    <div class="writing">
      {name !== undefined && (
        <p class="who">
          <bdi class="name">{name}</bdi>
          <button class="link sign-out" onClick={() => void leave()}>
            {say('signOut')}
          </button>
        </p>
      )}
      {isClosed && <p class="notice">{say('comment.closed')}</p>}
      {!isClosed &&
        (name === undefined ? (
          <Invitation />
        ) : (
          <Write key={draftVersion} parentId={null} label={say('write')} submitLabel={say('publish')} />
        ))}
      <OwnRoots />
    </div>
  );
});

const Invitation = part(({ discussion, say, select }) => (
  <div class="invitation" part="invitation">
    <p class="invite">{say(select(({ hasEnded }) => hasEnded) ? 'auth.required' : 'invite')}</p>
    <div class="invite-actions">
      <button class="primary" part="button primary-button" onClick={() => discussion.update({ dialog: 'register' })}>
        {say('createAccount')}
      </button>
      <span>
        {say('haveAccount')}{' '}
        <button class="link" onClick={() => discussion.update({ dialog: 'sign-in' })}>
          {say('signIn')}
        </button>
      </span>
    </div>
  </div>
));
