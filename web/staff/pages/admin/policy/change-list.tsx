import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../app/language';
import { Empty } from '../../../parts/states';
import type { Fault } from './draft-text';
import { ProvenanceTag, Source, useValueWords } from './standing-words';
import type { PolicyField } from './use-fields';
import { ValueInput } from './value-input';

interface Props {
  fields: readonly PolicyField[];
  changes: Readonly<Record<string, unknown>>;
  faults: readonly Fault[];
  change: (field: string, value: unknown) => void;
  drop: (field: string) => void;
}

/** The changes of a draft: what stood there, what is to stand there, on what it rests, and what is wrong with it. */
export function ChangeList({ fields, changes, faults, change, drop }: Props) {
  const { t } = useTranslation('policy');
  const names = Object.keys(changes);
  if (names.length === 0) return <Empty title={t('changes.none')} how={t('changes.noneHow')} />;
  const apart = faults.filter((fault) => !names.some((name) => isAbout(fault, name)));
  return (
    <ol className="change-list">
      {names.map((name) => (
        <OneChange
          key={name}
          name={name}
          of={fieldNamed(fields, name)}
          value={changes[name]}
          faults={faults.filter((fault) => isAbout(fault, name))}
          change={change}
          drop={drop}
        />
      ))}
      {apart.length > 0 && (
        <li>
          <Faults faults={apart} fields={fields} apply={change} />
        </li>
      )}
    </ol>
  );
}

/** a field, or the clause that a change names as a whole */
function fieldNamed(fields: readonly PolicyField[], name: string): PolicyField | undefined {
  return fields.find((one) => one.field === name) ?? fields.find((one) => one.field.startsWith(`${name}.`));
}

const isAbout = (fault: Fault, name: string): boolean =>
  fault.path === name || fault.path.startsWith(`${name}.`) || name.startsWith(`${fault.path}.`);

interface OneProps extends Pick<Props, 'change' | 'drop' | 'faults'> {
  name: string;
  of: PolicyField | undefined;
  value: unknown;
}

function OneChange({ name, of, value, faults, change, drop }: OneProps) {
  const { t } = useTranslation('policy');
  const { language } = useLanguage();
  const say = useValueWords();
  const whole = of?.field === name;
  const words = of === undefined ? name : whole ? of[language] : wordsOfClause(of, name, language);
  const id = `change-${name.replaceAll('.', '-')}`;
  return (
    <li className="change">
      <div className="change-head">
        <label htmlFor={id}>{words}</label>
        <span className="quiet path">{name}</span>
        <Button size="small" type="text" onClick={() => drop(name)} aria-label={t('changes.dropThis', { words })}>
          {t('changes.drop')}
        </Button>
      </div>
      {of && whole && (
        <p className="quiet">
          {t('changes.was', { value: say(of.value) })} <ProvenanceTag of={of.provenance} />
        </p>
      )}
      {value === null ? (
        <p>
          {t('changes.silent')}{' '}
          <Button size="small" type="link" onClick={() => change(name, of?.value ?? '')}>
            {t('changes.speak')}
          </Button>
        </p>
      ) : (
        <div className="change-value">
          <ValueInput
            key={whole ? name : 'parts'}
            id={id}
            label={words}
            form={formOf(of, whole, value)}
            value={value}
            change={(next) => change(name, next)}
          />
          {of && of.provenance !== 'silent' && (
            <Button size="small" type="link" onClick={() => change(name, null)}>
              {t('changes.makeSilent')}
            </Button>
          )}
        </div>
      )}
      {of && <Source rules={of.rules} text={of.text} />}
      <Faults faults={faults} fields={of ? [of] : []} apply={change} />
    </li>
  );
}

function formOf(of: PolicyField | undefined, whole: boolean, value: unknown): PolicyField['form'] {
  if (of && whole) return of.form;
  return typeof value === 'string' ? { kind: 'text' } : { kind: 'parts' };
}

/** «办理时限·投诉» of a leaf «办理时限·投诉·数值», for a change of the clause as a whole */
function wordsOfClause(leaf: PolicyField, name: string, language: 'zh' | 'en'): string {
  const by = language === 'zh' ? '·' : ' · ';
  return leaf[language].split(by).slice(0, name.split('.').length).join(by);
}

interface FaultsProps {
  faults: readonly Fault[];
  fields: readonly PolicyField[];
  apply: (field: string, value: unknown) => void;
}

/** what is wrong, with its rule and the change that would mend it */
function Faults({ faults, fields, apply }: FaultsProps) {
  const { t } = useTranslation('policy');
  const { language } = useLanguage();
  const say = useValueWords();
  if (faults.length === 0) return null;
  return (
    <ul className="faults">
      {faults.map((fault) => (
        <li key={`${fault.path} ${fault.code}`} className={fault.severity}>
          <strong>{t(`severity.${fault.severity}`)}</strong>{' '}
          {t('faultAt', { words: fieldNamed(fields, fault.path)?.[language] ?? fault.path, fault: fault[language] })}
          {fault.rule !== undefined && <span className="rule quiet">{fault.rule}</span>}
          {fault.proposal !== undefined && (
            <Button
              size="small"
              onClick={() => fault.proposal && apply(fault.proposal.field, fault.proposal.value ?? null)}
            >
              {t('changes.apply', {
                words: fieldNamed(fields, fault.proposal.field)?.[language] ?? fault.proposal.field,
                value: say(fault.proposal.value),
              })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
