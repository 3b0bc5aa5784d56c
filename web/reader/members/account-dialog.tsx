import type { ApiError } from '../../shared/api-client.js';
import { memberPart } from './member-part.js';
import { fieldAtFault } from './explain.js';
import { refusalOf } from './refusal-of.js';
import { Modal } from './modal.js';

type FieldName = 'name' | 'email' | 'password';

/** Signs in, or makes an account, without leaving the article. */
export const AccountDialog = memberPart<{ kind: 'sign-in' | 'register' }, { refusal: ApiError | null }>(
  ({ announcer, client, discussion, say, explain, focusSoon, local: { refusal }, set }, { kind }) => {
    const isNew = kind === 'register';
    const title = isNew ? 'createAccount' : 'signIn';
    const atFault = refusal && fieldAtFault(refusal);
    const isAboutField = ['name', 'email', 'password'].includes(atFault ?? '');
    const problem = refusal && explain(refusal);

    // As an object, because the type of each kind of input allows other attributes.
    const field = (name: FieldName, kind: object, hint?: string) => (
      <p class="field">
        <label for={`palabre-${name}`}>{say(`${name}Label`)}</label>
        <input
          {...kind}
          id={`palabre-${name}`}
          name={name}
          part="input"
          autofocus={name === (isNew ? 'name' : 'email')}
          required
          aria-invalid={atFault === name}
          aria-describedby={`palabre-${name}-note`}
        />
        <span id={`palabre-${name}-note`} class={atFault === name ? 'problem' : 'hint'}>
          {atFault === name ? problem : hint}
        </span>
      </p>
    );

    const submit = async (fields: Readonly<Record<string, string>>): Promise<boolean> => {
      const { session } = client;
      const { name = '', email = '', password = '' } = fields;
      const refusal = await refusalOf(
        isNew ? session.register(email, password, name) : session.signIn(email, password),
      );
      set({ refusal });
      if (refusal) {
        focusSoon('dialog [aria-invalid="true"], dialog [type="password"]');
        return false;
      }
      announcer.announce(say('welcome', { name: session.account?.name ?? '' }));
      focusSoon('textarea');
      return true;
    };

    return (
      <Modal title={say(title)} onSubmit={submit}>
        {isNew && field('name', { autocomplete: 'nickname' }, say('nameHint'))}
        {field('email', { type: 'email', autocomplete: 'username' })}
        {field(
          'password',
          { type: 'password', autocomplete: isNew ? 'new-password' : 'current-password' },
          isNew ? say('password.too-short') : '',
        )}
        <p class="problem" role="alert">
          {!isAboutField && problem}
        </p>
        <button class="primary wide" part="button primary-button">
          {say(title)}
        </button>
        <p class="switch">
          {isNew && say('haveAccount')}{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              set({ refusal: null });
              discussion.update({ dialog: isNew ? 'sign-in' : 'register' });
              focusSoon('dialog input');
            }}
          >
            {say(isNew ? 'signIn' : 'createAccount')}
          </button>
        </p>
      </Modal>
    );
  },
  () => ({ refusal: null }),
);
