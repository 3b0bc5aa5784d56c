import { useSelect, useWidget } from '../widget.js';
import { OwnRoots } from './own-comments.js';
import { Write } from './write.js';

/** Where one writes to the article: a field, an invitation to sign in, or the reason why not. Own comments that wait stand below. */
export function WritingPlace() {
  const { texts } = useWidget();
  const isClosed = useSelect(({ article }) => article?.commenting === 'closed');
  const account = useSelect((state) => state.account);
  return (
    <div class="writing">
      {isClosed ? <p class="notice">{texts.closed}</p> : account ? <Signed /> : <Invitation />}
      {isClosed && account && <Who name={account.name} />}
      <OwnRoots />
    </div>
  );
}

function Signed() {
  const { texts } = useWidget();
  const name = useSelect(({ account }) => account?.name ?? '');
  const version = useSelect((state) => state.draftVersion);
  return (
    <>
      <Who name={name} />
      <Write key={version} parentId={null} label={texts.write} submitLabel={texts.publish} />
    </>
  );
}

function Who({ name }: { name: string }) {
  const { announcer, discussion, texts, focusSoon } = useWidget();
  const leave = async (): Promise<void> => {
    await discussion.api.session.signOut();
    announcer.announce(texts.signedOut);
    focusSoon('#palabre-title');
  };
  return (
    <p class="who">
      <bdi class="name">{name}</bdi>
      <button type="button" class="link sign-out" onClick={() => void leave()}>
        {texts.signOut}
      </button>
    </p>
  );
}

function Invitation() {
  const { discussion, texts } = useWidget();
  return (
    <div class="invitation" part="invitation">
      <p class="invite">{texts.invite}</p>
      <div class="invite-actions">
        <button
          type="button"
          class="primary"
          part="button primary-button"
          onClick={() => discussion.update({ dialog: { kind: 'register' } })}
        >
          {texts.createAccount}
        </button>
        <span>
          {texts.haveAccount}{' '}
          <button type="button" class="link" onClick={() => discussion.update({ dialog: { kind: 'sign-in' } })}>
            {texts.signIn}
          </button>
        </span>
      </div>
    </div>
  );
}
