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
  const { authoring, announcer, discussion, texts } = useWidget();
  const [reasons, setReasons] = useState<readonly Reason[]>([]);
  const [error, setError] = useState<string | null>(null);
  const fail = (error: unknown): void => {
    if (!(error instanceof ApiError)) throw error;
    setError(explain(texts, error));
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
      announcer.announce(texts.reportThanks);
    } catch (error) {
      fail(error);
    }
  };

  return (
    <Modal title={texts.reportTitle(author)}>
      {(close) => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void send(event.currentTarget, close);
          }}
        >
          <fieldset>
            <legend>{texts.reportReason}</legend>
            {reasons.map(({ code, label }) => (
              <label key={code} class="choice">
                <input type="radio" name="reason" value={code} required />
                {label}
              </label>
            ))}
          </fieldset>
          <p class="field">
            <label for="palabre-note">{texts.reportNote}</label>
            <textarea id="palabre-note" name="note" part="input" rows={2} maxLength={1000} />
          </p>
          <p class="problem" role="alert">
            {error}
          </p>
          <button type="submit" class="primary wide" part="button primary-button">
            {texts.reportSend}
          </button>
        </form>
      )}
    </Modal>
  );
}
