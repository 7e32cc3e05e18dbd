import type { ReactNode } from 'react';
import { Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSaid, type Said } from '../../app/language';
import type { Appeal, Offer } from '../../parts/appeal';
import type { Choice, FieldSchema } from '../../parts/schema-field';
import { wordsOfField } from './form-shape';
import { UnitField } from './unit-field';

interface At {
  value: unknown;
  change: (value: unknown) => void;
  id: string;
}

/** so few that all of them are better seen at once */
const SEEN_AT_ONCE = 6;

/** A field that this page makes by hand; null where the usual one does. */
export function fieldFor(
  appeal: Appeal,
  offer: Offer,
  name: string,
  schema: FieldSchema | undefined,
  choices: Readonly<Record<string, readonly Choice[]>>,
  at: At,
  required: boolean,
): ReactNode {
  if (!schema) return null;
  const label = wordsOfField(name, schema);
  const numbered = numbersFor(appeal, offer, name);
  if (numbered) return <NumberChoice {...at} label={label} options={numbered} />;
  if (offer.link === 'dispatch' && name === 'unit')
    return <UnitField {...at} label={label} number={appeal.number} units={choices['unit'] ?? []} />;
  if (schema.enum && schema.enum.length <= SEEN_AT_ONCE && schema.type !== 'array')
    return <AtOnce {...at} label={label} schema={schema} required={required} />;
  return null;
}

/** a choice of few, all of them in sight, taken by the arrow keys */
function AtOnce({
  id,
  value,
  change,
  label,
  schema,
  required,
}: At & { label: Said; schema: FieldSchema; required: boolean }) {
  const { t } = useTranslation('app');
  const said = useSaid();
  return (
    <div className="field">
      <span id={`${id}-label`}>
        {said(label)}
        {required && <span className="required">{t('requiredMark')}</span>}
      </span>
      <Radio.Group
        id={id}
        aria-labelledby={`${id}-label`}
        value={value ?? schema.default ?? null}
        onChange={({ target }: { target: { value?: unknown } }) => change(target.value)}
        options={(schema.enum ?? []).map((code) => ({
          value: code,
          label: said(schema['x-words']?.[code] ?? { zh: code, en: code }),
        }))}
      />
    </div>
  );
}

interface Numbered {
  value: number;
  words: (t: (key: string, values: Record<string, unknown>) => string, said: (words: Said) => string) => string;
}

/** what stands on the case under a number, and is meant by it */
function numbersFor({ beside, orders }: Appeal, { link, order }: Offer, name: string): readonly Numbered[] | null {
  if (name === 'card')
    return beside.cards
      .filter((one) => !one.lifted)
      .map((one) => ({ value: one.v, words: (t, said) => t('numbered.card', { card: said(one.words), v: one.v }) }));
  if (name === 'no' && (link === 'replyToSupervision' || link === 'setSupervisionLimit'))
    return beside.supervisions
      .filter((one) => !one.answered)
      .map((one) => ({ value: one.no, words: (t) => t('numbered.notice', { no: one.no }) }));
  if (name === 'candidate')
    return beside.candidates
      .filter((one) => !one.decided)
      .map((one) => ({
        value: one.no,
        words: (t) => t('numbered.candidate', { no: one.no, trigger: one.trigger }),
      }));
  if (name === 'draft') {
    const draft = orders.find((one) => one.no === order)?.draft;
    return draft ? [{ value: draft.no, words: (t) => t('numbered.draft', { no: draft.no }) }] : [];
  }
  return null;
}

function NumberChoice({ id, value, change, label, options }: At & { label: Said; options: readonly Numbered[] }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  return (
    <div className="field">
      <label htmlFor={id}>{said(label)}</label>
      <Select
        id={id}
        aria-label={said(label)}
        value={(value ?? null) as number | null}
        onChange={change}
        options={options.map((one) => ({ value: one.value, label: one.words(t, said) }))}
      />
    </div>
  );
}
