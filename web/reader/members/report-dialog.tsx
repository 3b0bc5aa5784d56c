import type { ApiError } from '../../shared/api-client.js';
import { ofName } from '../../shared/elision.js';
import { memberPart } from './member-part.js';
import { refusalOf } from './refusal-of.js';
import { Modal } from './modal.js';

/** Reports a comment with one of the site's reasons. */
export const ReportDialog = memberPart<{ commentId: string; name: string }, { refusal: ApiError | null }>(
  ({ announcer, authoring, explain, language, say, select, local: { refusal }, set }, { commentId, name }) => {
    const reasons = select((state) => state.reasons);
    const submit = async ({ reason = '', note = '' }: Readonly<Record<string, string>>): Promise<boolean> => {
      const refusal = await refusalOf(authoring.report(commentId, reason, note.trim()));
      set({ refusal });
      if (!refusal) announcer.announce(say('reportThanks'));
      return !refusal;
    };
    return (
      <Modal title={say('reportTitle', { name: language === 'fr' ? ofName(name) : name })} onSubmit={submit}>
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
          {refusal && explain(refusal)}
        </p>
        <button class="primary wide" part="button primary-button">
          {say('reportSend')}
        </button>
      </Modal>
    );
  },
  () => ({ refusal: null }),
);
