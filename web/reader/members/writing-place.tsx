import { Write } from './composer.js';
import { memberPart } from './member-part.js';

/** Who is signed in, and where one writes to the article. */
export const WritingPlace = memberPart<{ name: string }>(({ announcer, client, say, select, focusSoon }, { name }) => {
  const isClosed = select(({ article }) => article?.commenting === 'closed');
  const draftVersion = select((state) => state.draftVersion);
  const leave = async (): Promise<void> => {
    await client.session.signOut();
    announcer.announce(say('signedOut'));
    focusSoon('#palabre-title');
  };
  return (
    <>
      <p class="who">
        <bdi class="name">{name}</bdi>
        <button class="link sign-out" onClick={() => void leave()}>
          {say('signOut')}
        </button>
      </p>
      {isClosed ? (
        <p class="notice">{say('comment.closed')}</p>
      ) : (
        <Write key={draftVersion} parentId={null} label={say('write')} submitLabel={say('publish')} />
      )}
    </>
  );
});
