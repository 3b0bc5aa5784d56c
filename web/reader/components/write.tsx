import { useWidget } from '../widget.js';
import { Composer } from './composer.js';

interface WriteProps {
  parentId: string | null;
  label: string;
  submitLabel: string;
  autofocus?: boolean;
  onCancel?: () => void;
}

/** Writes a comment or a reply. Its draft outlives the page; what becomes of it is shown in the list and told. */
export function Write({ parentId, label, submitLabel, autofocus = false, onCancel }: WriteProps) {
  const { authoring, announcer, say, focusSoon } = useWidget();
  const { drafts } = authoring;

  const submit = async (text: string): Promise<void> => {
    const sent = authoring.submit(text, parentId);
    if (parentId !== null) focusSoon('.sending');
    const comment = await sent;
    if (!comment) return;
    const outcome = { published: say('published'), rejected: say('rejected') } as Readonly<Record<string, string>>;
    announcer.announce(outcome[comment.status] ?? say('pending'));
    if (parentId !== null) focusSoon(`[data-comment="${comment.id}"]`);
  };

  return (
    <Composer
      label={label}
      submitLabel={submitLabel}
      text={drafts.read(parentId)}
      onText={(text) => drafts.write(parentId, text)}
      onSubmit={submit}
      autofocus={autofocus}
      {...(onCancel && { onCancel })}
    />
  );
}
