import { useSelect, useWidget } from '../widget.js';
import { OwnRoots } from './own-comments.js';
import { Write } from './write.js';

/** Where one writes to the article: a field, an invitation to sign in, or the reason why not. Own comments that wait stand below. */
export function WritingPlace() {
  const { say } = useWidget();
  const isClosed = useSelect(({ article }) => article?.commenting === 'closed');
  const account = useSelect((state) => state.account);
  return (
    <div class="writing">
      {isClosed ? <p class="notice">{say('comment.closed')}</p> : account ? <Signed /> : <Invitation />}
      {isClosed && account && <Who name={account.name} />}
      <OwnRoots />
    </div>
  );
}

function Signed() {
  const { say } = useWidget();
  const name = useSelect(({ account }) => account?.name ?? '');
  const version = useSelect((state) => state.draftVersion);
  return (
    <>
      <Who name={name} />
      <Write key={version} parentId={null} label={say('write')} submitLabel={say('publish')} />
    </>
  );
}

function Who({ name }: { name: string }) {
  const { announcer, discussion, say, focusSoon } = useWidget();
  const leave = async (): Promise<void> => {
    await discussion.api.session.signOut();
    announcer.announce(say('signedOut'));
    focusSoon('#palabre-title');
  };
  return (
    <p class="who">
      <bdi class="name">{name}</bdi>
      <button type="button" class="link sign-out" onClick={() => void leave()}>
        {say('signOut')}
      </button>
    </p>
  );
}

function Invitation() {
  const { discussion, say } = useWidget();
  return (
    <div class="invitation" part="invitation">
      <p class="invite">{say('invite')}</p>
      <div class="invite-actions">
        <button
          type="button"
          class="primary"
          part="button primary-button"
          onClick={() => discussion.update({ dialog: { kind: 'register' } })}
        >
          {say('createAccount')}
        </button>
        <span>
          {say('haveAccount')}{' '}
          <button type="button" class="link" onClick={() => discussion.update({ dialog: { kind: 'sign-in' } })}>
            {say('signIn')}
          </button>
        </span>
      </div>
    </div>
  );
}
