import { useTranslation } from 'react-i18next';
import { useInstants } from '../../../parts/instants';

/** numbers as great as this are instants, in ms since the epoch */
const FIRST_INSTANT = 1e11;

/** What stands in the log beside an act: each part by its name; a list or something with parts on one line. */
export function Detail({ detail }: { detail: Readonly<Record<string, unknown>> }) {
  const { t, i18n } = useTranslation('people');
  const instant = useInstants();
  const comma = t('comma', { ns: 'app' });
  const nameOf = (name: string): string =>
    i18n.exists(`details.${name}`, { ns: 'people' }) ? t(`details.${name}`) : name;
  const known = (word: string): string =>
    /^\w+$/.test(word) && i18n.exists(`values.${word}`, { ns: 'people' }) ? t(`values.${word}`) : word;
  const say = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('details.nothing');
    if (typeof value === 'boolean') return t(value ? 'details.yes' : 'details.no');
    if (typeof value === 'number' && value > FIRST_INSTANT) return instant(new Date(value).toISOString());
    if (typeof value === 'string' || typeof value === 'number') return known(String(value));
    if (Array.isArray(value)) return value.map(say).join(comma);
    return Object.entries(value as Record<string, unknown>)
      .map(([name, one]) => t('field', { ns: 'app', name: nameOf(name), words: say(one) }))
      .join(comma);
  };
  const parts = Object.entries(detail).filter(([, value]) => value !== null);
  return (
    <dl className="detail">
      {parts.map(([name, value]) => (
        <div key={name}>
          <dt>{nameOf(name)}</dt>
          <dd>{say(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
