import { commentSelector } from '../widget.js';
import { Write } from './composer.js';
import { memberPart } from './member-part.js';

/** Where one answers a comment, below it. */
export const ReplyForm = memberPart<{ id: string; name: string }>(({ discussion, say, focusSoon }, { id, name }) => (
  <Write
    parentId={id}
    label={say('replyTo', { name })}
    submitLabel={say('publishReply')}
    onCancel={() => {
      discussion.update({ replyingTo: null });
      focusSoon(`${commentSelector(id)} .reply`);
    }}
  />
));
