import { useState } from 'react';
import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PolicyField } from './use-fields';
import { useValueWords } from './standing-words';

interface Props {
  id: string;
  label: string;
  form: PolicyField['form'];
  value: unknown;
  change: (value: unknown) => void;
}

/** The control for a value of the policy, by what its field takes. */
export function ValueInput({ id, label, form, value, change }: Props) {
  const { t } = useTranslation('policy');
  const say = useValueWords();
  switch (form.kind) {
    case 'number':
      return (
        <InputNumber
          id={id}
          aria-label={label}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => change(next)}
        />
      );
    case 'yesNo':
      return (
        <Select
          id={id}
          aria-label={label}
          className="value-choice"
          value={typeof value === 'boolean' ? value : null}
          options={[true, false].map((one) => ({ value: one, label: t(one ? 'yes' : 'no') }))}
          onChange={change}
        />
      );
    case 'choice':
      return (
        <Select
          id={id}
          aria-label={label}
          className="value-choice"
          value={typeof value === 'string' ? value : null}
          options={(form.options ?? []).map((one) => ({ value: one, label: say(one) }))}
          onChange={change}
        />
      );
    case 'words':
      return (
        <Select
          id={id}
          aria-label={label}
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={['、', '，', ',']}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={change}
        />
      );
    case 'limit':
      return <LimitInput id={id} label={label} value={value} change={change} units={form.options ?? []} />;
    case 'text':
      return (
        <Input.TextArea
          id={id}
          aria-label={label}
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => change(target.value)}
        />
      );
    case 'parts':
      return <PartsInput id={id} label={label} value={value} change={change} />;
  }
}

interface LimitProps {
  id: string;
  label: string;
  value: unknown;
  units: readonly string[];
  change: (value: unknown) => void;
}

/** a number and its unit; cleared, the clause is silent */
export function LimitInput({ id, label, value, units, change }: LimitProps) {
  const { t } = useTranslation('policy');
  const { value: number = null, unit = null } = (value ?? {}) as { value?: number | null; unit?: string | null };
  const options = units.map((one) => ({ value: one, label: t(`units.${one}`) }));
  return (
    <span className="limit-input">
      <InputNumber
        id={id}
        aria-label={label}
        min={0}
        precision={0}
        value={number}
        onChange={(next) => change(next === null ? null : { value: next, unit: unit ?? 'workingDays' })}
      />
      <Select
        aria-label={t('unitOf', { words: label })}
        value={unit}
        disabled={number === null}
        options={options}
        popupMatchSelectWidth={false}
        onChange={(next: string) => change({ value: number, unit: next })}
      />
    </span>
  );
}

/** what has parts of its own is written as JSON, and taken once it is some */
function PartsInput({ id, label, value, change }: Omit<LimitProps, 'units'>) {
  const { t } = useTranslation('policy');
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const [readable, setReadable] = useState(true);
  return (
    <>
      <Input.TextArea
        id={id}
        aria-label={label}
        className="parts-input"
        autoSize={{ minRows: 2, maxRows: 14 }}
        value={text}
        status={readable ? '' : 'error'}
        onChange={({ target }) => {
          setText(target.value);
          const read = parsed(target.value);
          setReadable(read !== undefined);
          if (read !== undefined) change(read.value);
        }}
      />
      {!readable && <span className="fault">{t('notJson')}</span>}
    </>
  );
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
