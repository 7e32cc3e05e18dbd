import type { ReactNode } from 'react';

interface FieldProps {
  name: string;
  label: string;
  hint?: string | undefined;
  /** what is wrong with it, in words */
  wrong?: string | undefined;
  value?: string | undefined;
  required?: boolean;
  max?: number;
  /** rows of a text of several lines; left out: one line */
  rows?: number;
  type?: 'text' | 'tel' | 'email';
  inputMode?: 'numeric' | 'tel' | 'email' | 'text';
  autoComplete?: string;
  pattern?: string;
}

export const fieldId = (name: string): string => `f-${name}`;

/** One question with one line or several, its hint above and what is wrong with it below. */
export function Field({
  name,
  label,
  hint,
  wrong,
  value,
  required = false,
  max,
  rows,
  type = 'text',
  ...rest
}: FieldProps) {
  const id = fieldId(name);
  const common = { id, name, defaultValue: value, maxLength: max, ...saidOf(id, { hint, wrong, required }) };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={id} hint={hint} />
      {rows === undefined ? <input type={type} {...common} {...rest} /> : <textarea rows={rows} {...common} />}
      <WrongBeside name={name} wrong={wrong} />
    </div>
  );
}

interface FilesFieldProps extends Pick<FieldProps, 'label' | 'hint' | 'wrong' | 'required'> {
  name: string;
}

/** Photos, short videos or a PDF, several at once. */
export function FilesField({ name, label, hint, wrong, required = false }: FilesFieldProps) {
  const id = fieldId(name);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Hint id={id} hint={hint} />
      <input
        id={id}
        type="file"
        name={name}
        accept="image/*,video/*,application/pdf"
        multiple
        {...saidOf(id, { hint, wrong, required })}
      />
      <WrongBeside name={name} wrong={wrong} />
    </div>
  );
}

function Hint({ id, hint }: { id: string; hint: string | undefined }) {
  return hint === undefined ? null : (
    <p className="hint" id={`${id}-hint`}>
      {hint}
    </p>
  );
}

/** what a control says of itself to a screen reader */
function saidOf(id: string, { hint, wrong, required }: Pick<FieldProps, 'hint' | 'wrong' | 'required'>) {
  const described = [hint === undefined ? '' : `${id}-hint`, wrong === undefined ? '' : `${id}-wrong`].join(' ').trim();
  return {
    required,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': wrong === undefined ? undefined : true,
  };
}

export function WrongBeside({ name, wrong }: { name: string; wrong: string | undefined }) {
  return wrong === undefined ? null : (
    <p className="wrong" id={`${fieldId(name)}-wrong`}>
      {wrong}
    </p>
  );
}

interface ChoiceProps {
  type: 'checkbox' | 'radio';
  name: string;
  value: string;
  checked?: boolean;
  required?: boolean;
  children: ReactNode;
}

/** one box or dot with its words; the whole line is its target */
export function Choice({ type, name, value, checked = false, required = false, children }: ChoiceProps) {
  return (
    <label className="choice">
      <input type={type} name={name} value={value} defaultChecked={checked} required={required} />
      <span>{children}</span>
    </label>
  );
}
