interface FieldProps {
  name: string;
  label: string;
  type: 'email' | 'password' | 'text';
  autocomplete: 'username' | 'current-password' | 'new-password' | 'nickname';
  hint?: string;
  fault?: string | undefined;
  autofocus?: boolean;
}

/** A labelled field with its hint and, after an attempt, what is wrong with it. */
export function Field({ name, label, type, autocomplete, hint, fault, autofocus = false }: FieldProps) {
  const id = `palabre-${name}`;
  // Apart, because the type of each kind of input allows other attributes.
  const kind: object = { type };
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        name={name}
        {...kind}
        part="input"
        autocomplete={autocomplete}
        autofocus={autofocus}
        required
        aria-invalid={fault !== undefined}
        aria-describedby={fault !== undefined || hint ? `${id}-note` : undefined}
      />
      {(fault ?? hint) !== undefined && (
        <span id={`${id}-note`} class={fault === undefined ? 'hint' : 'problem'}>
          {fault ?? hint}
        </span>
      )}
    </p>
  );
}

/** What stands in a field of a form. */
export function valueOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
