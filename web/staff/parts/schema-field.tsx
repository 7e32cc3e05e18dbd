import { Button, Checkbox, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useSaid, type Said } from '../app/language';
import { InstantPicker } from './instant-picker';

export interface FieldSchema {
  type?: string;
  title?: string;
  'x-en'?: string;
  'x-words'?: Readonly<Record<string, Said>>;
  description?: string;
  enum?: readonly string[];
  const?: unknown;
  format?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  default?: unknown;
  items?: FieldSchema;
  properties?: Readonly<Record<string, FieldSchema>>;
  required?: readonly string[];
}

/** one thing that can be chosen */
export interface Choice {
  code: string;
  words: Said;
}

interface Props {
  id: string;
  name: string;
  schema: FieldSchema;
  required: boolean;
  choices: Readonly<Record<string, readonly Choice[]>>;
  value: unknown;
  change: (value: unknown) => void;
}

const LONG_TEXT = 500;

/** One field of a form, by its JSON Schema: a text, a number, a day, a choice, several choices, a tick, or rows of fields. */
export function Field(props: Props) {
  const { schema, id, value, change, required } = props;
  const { t } = useTranslation('app');
  const said = useSaid();
  const words = said({ zh: schema.title ?? props.name, en: schema['x-en'] ?? props.name });
  if (schema.items?.properties) return <Rows {...props} words={words} />;
  if (schema.type === 'boolean' || schema.const === true)
    return (
      <Checkbox id={id} checked={value === true} onChange={({ target }) => change(target.checked)}>
        {words}
      </Checkbox>
    );
  return (
    <div className="field">
      <label htmlFor={id}>
        {words}
        {required && <span className="required">{t('requiredMark')}</span>}
      </label>
      <Control {...props} words={words} />
    </div>
  );
}

function Control({ id, name, schema, required, choices, value, change, words }: Props & { words: string }) {
  const { t } = useTranslation('app');
  const said = useSaid();
  // what the schema lists is meant, whatever else goes by that name: a unit of time is no handling unit
  const listed = choicesOf(schema) ?? choices[name];
  const options = listed?.map((one) => ({ value: one.code, label: said(one.words) }));
  if (schema.type === 'array')
    return (
      <Select
        id={id}
        mode="multiple"
        aria-label={words}
        aria-required={required}
        optionFilterProp="label"
        options={options ?? []}
        value={Array.isArray(value) ? (value as string[]) : []}
        onChange={change}
      />
    );
  if (options)
    return (
      <Select
        id={id}
        showSearch
        allowClear={!required}
        aria-label={words}
        aria-required={required}
        placeholder={t('choose')}
        optionFilterProp="label"
        options={options}
        value={(value ?? schema.default ?? null) as string | null}
        onChange={change}
      />
    );
  if (schema.type === 'integer' || schema.type === 'number')
    return (
      <InputNumber
        id={id}
        aria-required={required}
        {...(schema.minimum === undefined ? {} : { min: Math.max(schema.minimum, -1e9) })}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => change(next ?? undefined)}
      />
    );
  if (schema.format === 'date')
    return (
      <DatePicker
        id={id}
        aria-required={required}
        value={typeof value === 'string' ? dayjs(value) : null}
        onChange={(next) => change(next ? next.format('YYYY-MM-DD') : undefined)}
      />
    );
  if (schema.format === 'date-time')
    return (
      <InstantPicker
        id={id}
        value={typeof value === 'string' ? value : null}
        change={(next) => change(next ?? undefined)}
      />
    );
  const text = typeof value === 'string' ? value : '';
  const attributes = {
    id,
    value: text,
    'aria-required': required,
    ...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength }),
    onChange: ({ target }: { target: { value: string } }) => change(target.value),
  };
  return (schema.maxLength ?? 0) > LONG_TEXT ? (
    <Input.TextArea {...attributes} autoSize={{ minRows: 3, maxRows: 12 }} />
  ) : (
    <Input {...attributes} />
  );
}

function Rows({ id, schema, choices, value, change, words }: Props & { words: string }) {
  const { t } = useTranslation('app');
  const rows = Array.isArray(value) ? (value as Readonly<Record<string, unknown>>[]) : [];
  const fields = Object.entries(schema.items?.properties ?? {});
  const put = (index: number, name: string, one: unknown): void =>
    change(rows.map((row, at) => (at === index ? { ...row, [name]: one } : row)));
  return (
    <fieldset>
      <legend>{words}</legend>
      {rows.map((row, index) => (
        // rows have no name of their own; they are only added at the end and taken out one by one
        <div key={index} className="row-of-fields">
          {fields.map(([name, field]) => (
            <Field
              key={name}
              id={`${id}-${index}-${name}`}
              name={name}
              schema={field}
              required={(schema.items?.required ?? []).includes(name)}
              choices={choices}
              value={row[name]}
              change={(one) => put(index, name, one)}
            />
          ))}
          <Button size="small" onClick={() => change(rows.filter((_row, at) => at !== index))}>
            {t('rows.remove', { index: index + 1 })}
          </Button>
        </div>
      ))}
      {rows.length < (schema.maxItems ?? Number.POSITIVE_INFINITY) && (
        <Button size="small" onClick={() => change([...rows, {}])}>
          {t('rows.add', { words })}
        </Button>
      )}
    </fieldset>
  );
}

function choicesOf(schema: FieldSchema): readonly Choice[] | null {
  const codes = schema.enum ?? schema.items?.enum;
  return codes?.map((code) => ({ code, words: schema['x-words']?.[code] ?? { zh: code, en: code } })) ?? null;
}
