import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Provenance } from './use-fields';

/** a value of the policy in words: a limit with its unit, yes or no, a list; what is silent says so */
export function useValueWords(): (value: unknown) => string {
  const { t, i18n } = useTranslation('policy');
  const comma = t('comma', { ns: 'app' });
  const say = (value: unknown): string => {
    if (value === null || value === undefined) return t('silent');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string') {
      const known = `codes.${value}`;
      return !/[.:]/.test(value) && i18n.exists(known, { ns: 'policy' }) ? t(known) : value;
    }
    if (Array.isArray(value)) {
      const isPeriod = value.length === 2 && value.every((one) => typeof one === 'string' && /^\d\d:\d\d$/.test(one));
      return isPeriod ? value.join('–') : value.map(say).join(comma);
    }
    const of = value as Readonly<Record<string, unknown>>;
    if (typeof of['value'] === 'number' && typeof of['unit'] === 'string')
      return t(`lengths.${of['unit']}`, { count: of['value'], value: of['value'] });
    if (typeof of['text'] === 'string') return of['text'];
    return Object.entries(of)
      .map(([name, one]) => `${say(name)} ${say(one)}`)
      .join(comma);
  };
  return say;
}

/** Where a value comes from: the city, a reading of unclear words, a default of the platform; or that nothing is said. */
export function ProvenanceTag({ of }: { of: Provenance }) {
  const { t } = useTranslation('policy');
  return <Tag variant="outlined">{t(`provenance.${of}`)}</Tag>;
}

/** the rules and the source's words that something rests on */
export function Source({ rules, text }: { rules: readonly string[]; text: string | null }) {
  const { t } = useTranslation('policy');
  if (rules.length === 0 && text === null) return null;
  return (
    <span className="quiet source">
      {text !== null && t('quoted', { text })} {rules.length > 0 && <span className="rule">{rules.join(' ')}</span>}
    </span>
  );
}
