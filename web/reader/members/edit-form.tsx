import type { CommentView } from '../../../src/contract/comments.schemas.js';
import { commentSelector } from '../widget.js';
import { Composer } from './composer.js';
import { memberPart } from './member-part.js';

/** For a published comment and for one that waits. */
export const EditForm = memberPart<{ comment: CommentView }>(
  ({ announcer, authoring, discussion, say, focusSoon }, { comment: { id, revision, body } }) => (
    <Composer
      label={say('editLabel')}
      submitLabel={say('save')}
      text={body ?? ''}
      onSubmit={async (text) => {
        const { status } = await authoring.edit(id, revision, text);
        announcer.announce(say(status));
        focusSoon(commentSelector(id));
      }}
      onCancel={() => {
        discussion.update({ editing: null });
        focusSoon(commentSelector(id));
      }}
    />
  ),
);
