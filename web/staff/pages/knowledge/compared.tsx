import { useTranslation } from 'react-i18next';
import { useUnits } from '../../parts/units';
import { difference } from './difference';
import type { Version } from './entries';

const TEXTS = ['title', 'question', 'answer'] as const;
/** what an entry says beside its texts, in the order in which it is read */
export const FACTS = [
  'unit',
  'category',
  'laws',
  'tags',
  'languages',
  'isPublic',
  'effectiveFrom',
  'effectiveUntil',
  'reviewBy',
] as const;

/** Two versions of one entry: what came, underlined, and what went, struck through; then what changed beside the texts. */
export function Compared({ older, newer }: { older: Version; newer: Version }) {
  const { t } = useTranslation('knowledge');
  const say = useFactWords();
  const texts = TEXTS.filter((name) => older[name] !== newer[name]);
  const facts = FACTS.filter((name) => say(older, name) !== say(newer, name));
  return (
    <section aria-label={t('compare.title', { older: older.version, newer: newer.version })} className="difference">
      <h2>{t('compare.title', { older: older.version, newer: newer.version })}</h2>
      {texts.length + facts.length === 0 && <p className="quiet">{t('compare.same')}</p>}
      {texts.map((name) => (
        <div key={name}>
          <h3>{t(`fields.${name}`)}</h3>
          <p className="said-words">
            {difference(older[name], newer[name]).map(({ is, text }, index) => {
              if (is === 'new') return <ins key={index}>{text}</ins>;
              return is === 'gone' ? <del key={index}>{text}</del> : <span key={index}>{text}</span>;
            })}
          </p>
        </div>
      ))}
      {facts.length > 0 && (
        <dl className="facts">
          {facts.map((name) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{t(`fields.${name}`)}</dt>
              <dd>
                <del>{say(older, name)}</del> <ins>{say(newer, name)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

type FactName = (typeof FACTS)[number];

/** how each fact of a version is said */
export function useFactWords(): (version: Version, name: FactName) => string {
  const { t } = useTranslation(['knowledge', 'terms']);
  const { nameOf } = useUnits();
  const none = t('nothing');
  const listed = (words: readonly string[]): string =>
    words.length === 0 ? none : words.join(t('comma', { ns: 'app' }));
  return (version, name) => {
    switch (name) {
      case 'unit':
        return nameOf(version.unit);
      case 'category':
        return version.category === null ? none : t(`categories.${version.category}`, { ns: 'terms' });
      case 'laws':
        return listed(version.laws.map((law) => t('law', law)));
      case 'languages':
        return listed(version.languages.map((code) => t(`languages.${code}`, { ns: 'terms', defaultValue: code })));
      case 'tags':
        return listed(version.tags);
      case 'isPublic':
        return t(version.isPublic ? 'public' : 'staffOnly');
      case 'effectiveUntil':
        return version.effectiveUntil ?? none;
      case 'effectiveFrom':
      case 'reviewBy':
        return version[name];
    }
  };
}
