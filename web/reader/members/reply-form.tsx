import { commentSelector } from '../widget.js';
import { Write } from './composer.js';
import { memberPart } from './member-part.js';

/** Where one answers a comment, below it, when that is asked for. */
export const ReplyForm = memberPart<{ id: string; name: string | undefined }>(
  ({ discussion, say, select, focusSoon }, { id, name }) => {
    const isOpen = select(({ replyingTo }) => replyingTo === id);
    return (
      isOpen &&
      name && (
        <Write
          parentId={id}
          label={say('replyTo', { name })}
          submitLabel={say('publishReply')}
          onCancel={() => {
            discussion.update({ replyingTo: null });
            focusSoon(`${commentSelector(id)} .reply`);
          }}
        />
      )
    );
  },
);
