import { Checkbox, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { AREAS, Areas } from './areas';
import { type Call, type Category, elementFields, MARKS, type Mark } from './call-draft';
import { Completeness } from './completeness';
import { MoreFields } from './more-fields';
import type { CityPolicy } from './policy';

interface Props {
  call: Call;
  set: (part: Partial<Call>) => void;
  policy: CityPolicy;
}

/** What is told, in the order of speech: the caller's words, the elements of the record, the kind of matter, what is special. */
export function RecordForm({ call, set, policy }: Props) {
  const { t } = useTranslation(['agent', 'terms']);
  return (
    <div className="record-form">
      <div className="field">
        <label htmlFor="call-message">{t('record.message')}</label>
        <Input.TextArea
          id="call-message"
          autoSize={{ minRows: 4, maxRows: 12 }}
          maxLength={50_000}
          value={call.message}
          onChange={({ target }) => set({ message: target.value })}
        />
      </div>
      <Completeness call={call} policy={policy} />
      <Areas />
      <div className="elements">
        {elementFields(policy).map((name) => (
          <ElementField key={name} name={name} call={call} set={set} />
        ))}
      </div>
      <fieldset className="record-choices">
        <legend>{t('record.category')}</legend>
        <Radio.Group
          optionType="button"
          name="category"
          options={policy.categories.map((value) => ({ value, label: t(`categories.${value}`, { ns: 'terms' }) }))}
          value={call.category}
          onChange={({ target }) => set({ category: target.value as Category })}
        />
      </fieldset>
      <fieldset className="record-choices">
        <legend>{t('record.marks')}</legend>
        <Checkbox.Group
          options={MARKS.map((value) => ({ value, label: t(`marks.${value}`, { ns: 'app' }) }))}
          value={[...call.marks]}
          onChange={(marks) => set({ marks: marks as Mark[] })}
        />
      </fieldset>
      <div className="pair">
        <div className="field">
          <label htmlFor="call-name">{t('record.name')}</label>
          <Input
            id="call-name"
            autoComplete="off"
            maxLength={200}
            value={call.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor="call-title">{t('record.titleField')}</label>
          <Input
            id="call-title"
            maxLength={500}
            placeholder={t('record.titleHint')}
            value={call.title}
            onChange={({ target }) => set({ title: target.value })}
          />
        </div>
      </div>
      <MoreFields call={call} set={set} policy={policy} />
    </div>
  );
}

/** one element: its text, or, ticked as unknown, the reason why nobody knows it (R-REG-08) */
function ElementField({ name, call, set }: Omit<Props, 'policy'> & { name: string }) {
  const { t } = useTranslation(['agent', 'terms']);
  const one = call.elements[name] ?? { text: '', unknown: false };
  const change = (part: Partial<typeof one>): void =>
    set({ elements: { ...call.elements, [name]: { ...one, ...part } } });
  const words = t(`elements.${name}`, { ns: 'terms' });
  return (
    <div className="field">
      <span className="element-head">
        <label htmlFor={`element-${name}`}>{one.unknown ? t('record.whyUnknown', { element: words }) : words}</label>
        <Checkbox
          tabIndex={-1}
          aria-label={t('record.unknownOf', { element: words })}
          checked={one.unknown}
          onChange={({ target }) => change({ unknown: target.checked })}
        >
          {t('record.unknown')}
        </Checkbox>
      </span>
      <Input
        id={`element-${name}`}
        autoComplete="off"
        maxLength={500}
        {...(name === 'place' ? { list: AREAS } : {})}
        value={one.text}
        onChange={({ target }) => change({ text: target.value })}
      />
    </div>
  );
}
