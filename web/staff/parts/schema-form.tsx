import type { ReactNode } from 'react';
import { Button } from 'antd';
import { useSaid, type Said } from '../app/language';
import { Field, type Choice, type FieldSchema } from './schema-field';
import { ProblemBox } from './states';
import { useSubmission } from './submission';

/** the JSON Schema of a request's body, as `mayDo` brings it, with the words of its fields and codes */
export interface FormSchema {
  properties: Readonly<Record<string, FieldSchema>>;
  required?: readonly string[];
}

export type Values = Readonly<Record<string, unknown>>;

interface Props {
  /** names the form, so that its draft is found again: 'returnOrder 20260213… 1' */
  id: string;
  schema: FormSchema;
  /** what can be chosen for a field by its name, where the schema lists nothing */
  choices?: Readonly<Record<string, readonly Choice[]>>;
  /** what stands in the form before anybody has written */
  preset?: Values;
  /** a field made by hand, by its name; null: the usual one */
  field?: (name: string, at: { value: unknown; change: (value: unknown) => void; id: string }) => ReactNode | null;
  button: Said;
  /** what must hold before it can be sent: in words what lacks, or null */
  lacks?: (values: Values) => string | null;
  /** called at every change */
  onWrite?: (() => void) | undefined;
  send: (values: Values, key: string) => Promise<void>;
}

/** filled in by the page itself */
const HIDDEN = ['seen', 'order'];

/**
 * A form made from the JSON Schema of a request, kept and sent as `useSubmission` says.
 */
export function SchemaForm({ id, schema, choices = {}, preset = {}, field, button, lacks, onWrite, send }: Props) {
  const said = useSaid();
  const { written: values, write, busy, error, submit } = useSubmission<Values>(id, preset);
  const fields = Object.entries(schema.properties).filter(([name]) => !HIDDEN.includes(name));
  const required = schema.required ?? [];
  const lacking = lacks?.(values) ?? null;

  const change = (name: string, value: unknown): void => {
    onWrite?.();
    write({ ...values, [name]: value });
  };
  return (
    <form
      className="schema-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (lacking === null) submit((key) => send(decided(schema, filledIn(values)), key));
      }}
    >
      {fields.map(([name, one]) => {
        const at = {
          value: values[name],
          change: (value: unknown) => change(name, value),
          id: `${id} ${name}`.replaceAll(' ', '-'),
        };
        return (
          <div key={name}>
            {field?.(name, at) ?? (
              <Field {...at} name={name} schema={one} required={required.includes(name)} choices={choices} />
            )}
          </div>
        );
      })}
      {error !== null && <ProblemBox error={error} fieldWords={(path) => wordsOf(schema, path, said)} />}
      {lacking !== null && <p className="quiet">{lacking}</p>}
      <Button type="primary" htmlType="submit" loading={busy} disabled={lacking !== null}>
        {said(button)}
      </Button>
    </form>
  );
}

/** the words of a field at a JSON pointer, also of one in a row: /coUnits/0/unit */
function wordsOf(schema: FormSchema, path: string, said: (words: Said) => string): string {
  const [name = '', row, inner] = path.replace(/^\//, '').split('/');
  const of = (one: FieldSchema | undefined, otherwise: string): string =>
    one ? said({ zh: one.title ?? otherwise, en: one['x-en'] ?? otherwise }) : otherwise;
  const outer = of(schema.properties[name], name);
  return inner === undefined
    ? outer
    : `${outer} ${Number(row) + 1} ${of(schema.properties[name]?.items?.properties?.[inner], inner)}`;
}

/** what is filled in: an empty field is left out, and so is a box that is not ticked */
export function filledIn(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (value === undefined || value === null || value === false) return [];
      if (typeof value === 'string' && value.trim() === '') return [];
      if (Array.isArray(value))
        return [[name, value.map((one: unknown) => (isValues(one) ? filledIn(one) : one))] as const];
      return [[name, value] as const];
    }),
  );
}

/** what is decided by leaving it empty: a box means no, a list means none */
export const emptyOf = (field: FieldSchema | undefined): false | readonly never[] | undefined =>
  field?.type === 'boolean' ? false : field?.type === 'array' ? [] : undefined;

/** what has to be decided and was left empty is sent as what that means */
function decided({ required = [], properties }: FormSchema, values: Values): Values {
  const left = required.filter((name) => values[name] === undefined && emptyOf(properties[name]) !== undefined);
  return { ...values, ...Object.fromEntries(left.map((name) => [name, emptyOf(properties[name])])) };
}

const isValues = (one: unknown): one is Values => typeof one === 'object' && one !== null && !Array.isArray(one);
