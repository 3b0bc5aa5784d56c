import { useState } from 'preact/hooks';
import { ApiError } from '../../shared/api-client.js';
import { explain, useWidget } from '../widget.js';
import { Field, valueOf } from './field.js';
import { Modal } from './modal.js';

/** Which field a refusal is about, where it is about one. */
const FIELD_OF: readonly [string, RegExp][] = [
  ['email', /^account\.email/],
  ['name', /^account\.name/],
  ['password', /^password\./],
];

function fieldAtFault({ code, faults }: ApiError): string | undefined {
  return FIELD_OF.find(([, codes]) => codes.test(code))?.[0] ?? faults[0]?.path.split('.').at(-1);
}

/** Signs in, or makes an account, without leaving the article. */
export function AccountDialog({ kind }: { kind: 'sign-in' | 'register' }) {
  const { announcer, discussion, say, focusSoon } = useWidget();
  const [error, setError] = useState<ApiError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isNew = kind === 'register';
  const atFault = error && fieldAtFault(error);
  const faultOf = (name: string): string | undefined => (error && atFault === name ? explain(say, error) : undefined);

  const send = async (form: HTMLFormElement, close: () => void): Promise<void> => {
    const { session } = discussion.api;
    const email = valueOf(form, 'email');
    const password = valueOf(form, 'password');
    setBusy(true);
    setError(null);
    try {
      const account = await (isNew
        ? session.register(email, password, valueOf(form, 'name'))
        : session.signIn(email, password));
      close();
      announcer.announce(say('welcome', { name: account.name }));
      focusSoon('textarea');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setError(error);
      const field = fieldAtFault(error);
      focusSoon(`#palabre-${field !== undefined && form.elements.namedItem(field) ? field : 'password'}`);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal title={isNew ? say('createAccount') : say('signIn')}>
      {(close) => (
        <form
          key={kind}
          onSubmit={(event) => {
            event.preventDefault();
            void send(event.currentTarget, close);
          }}
        >
          {isNew && (
            <Field
              name="name"
              label={say('nameLabel')}
              type="text"
              autocomplete="nickname"
              hint={say('nameHint')}
              fault={faultOf('name')}
              autofocus
            />
          )}
          <Field
            name="email"
            label={say('emailLabel')}
            type="email"
            autocomplete="username"
            fault={faultOf('email')}
            autofocus={!isNew}
          />
          <Field
            name="password"
            label={say('passwordLabel')}
            type="password"
            autocomplete={isNew ? 'new-password' : 'current-password'}
            {...(isNew && { hint: say('password.too-short') })}
            fault={faultOf('password')}
          />
          <p class="problem" role="alert">
            {error && !['email', 'name', 'password'].includes(atFault ?? '') && explain(say, error)}
          </p>
          <button type="submit" class="primary wide" part="button primary-button" aria-busy={isBusy}>
            {isNew ? say('register') : say('signIn')}
          </button>
          <p class="switch">
            {isNew ? say('haveAccount') : say('noAccount')}{' '}
            <button
              type="button"
              class="link"
              onClick={() => {
                setError(null);
                discussion.update({ dialog: { kind: isNew ? 'sign-in' : 'register' } });
                focusSoon(isNew ? '#palabre-email' : '#palabre-name');
              }}
            >
              {isNew ? say('signIn') : say('createAccount')}
            </button>
          </p>
        </form>
      )}
    </Modal>
  );
}
