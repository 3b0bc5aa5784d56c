import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../../shared/api-client.js';
import { explain, useWidget } from '../widget.js';
import { valueOf } from './field.js';
import { Modal } from './modal.js';

interface Reason {
  code: string;
  label: string;
}

/** Reports a comment with one of the site's reasons. */
export function ReportDialog({ commentId, author }: { commentId: string; author: string }) {
  const { authoring, announcer, discussion, say } = useWidget();
  const [reasons, setReasons] = useState<readonly Reason[]>([]);
  const [error, setError] = useState<string | null>(null);
  const fail = (error: unknown): void => {
    if (!(error instanceof ApiError)) throw error;
    setError(explain(say, error));
  };

  useEffect(() => {
    const site = discussion.value.article?.siteId;
    discussion.api
      .get<{ items: Reason[] }>('/api/moderation/reasons', { site })
      .then(({ items }) => setReasons(items), fail);
  }, []);

  const send = async (form: HTMLFormElement, close: () => void): Promise<void> => {
    try {
      await authoring.report(commentId, valueOf(form, 'reason'), valueOf(form, 'note').trim());
      close();
      announcer.announce(say('reportThanks'));
    } catch (error) {
      fail(error);
    }
  };

  return (
    <Modal title={say('reportLabel', { name: author })}>
      {(close) => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void send(event.currentTarget, close);
          }}
        >
          <fieldset>
            <legend>{say('reportReason')}</legend>
            {reasons.map(({ code, label }) => (
              <label key={code} class="choice">
                <input type="radio" name="reason" value={code} required />
                {label}
              </label>
            ))}
          </fieldset>
          <p class="field">
            <label for="palabre-note">{say('reportNote')}</label>
            <textarea id="palabre-note" name="note" part="input" rows={2} maxLength={1000} />
          </p>
          <p class="problem" role="alert">
            {error}
          </p>
          <button type="submit" class="primary wide" part="button primary-button">
            {say('reportSend')}
          </button>
        </form>
      )}
    </Modal>
  );
}
