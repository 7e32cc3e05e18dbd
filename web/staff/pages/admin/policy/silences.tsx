import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useLanguage, useSaid } from '../../../app/language';
import { holds, useSession } from '../../../app/me';
import { Empty, Read } from '../../../parts/states';
import { LinkButton } from '../link-button';
import { PlainTable } from '../plain-table';
import { Source, useValueWords } from './standing-words';
import { usePolicyFields } from './use-fields';
import '../admin.css';

/** What the city's rules leave open: where they are silent, how unclear words are read, what the platform puts in its place. */
export function Page() {
  const { t } = useTranslation('policy');
  const { me } = useSession();
  return (
    <div className="admin">
      <header className="admin-head">
        <h1>{t('silences.title')}</h1>
        {holds(me, ['administrator']) && <LinkButton to="/policies/new">{t('silences.change')}</LinkButton>}
      </header>
      <p className="quiet">{t('silences.about')}</p>
      <Silent />
      <ReadingsAndDefaults />
    </div>
  );
}

function Silent() {
  const { t } = useTranslation('policy');
  const said = useSaid();
  const { language } = useLanguage();
  const query = usePolicyFields();
  return (
    <section className="pane" aria-labelledby="silent">
      <h2 id="silent">{t('silences.silent')}</h2>
      <p className="quiet">{t('silences.silentHow')}</p>
      <Read query={query}>
        {({ fields, subjects }) => (
          <dl className="subjects">
            {subjects.map(({ code, words }) => {
              const here = fields.filter((one) => one.provenance === 'silent' && one.subject === code);
              if (here.length === 0) return null;
              return (
                <div key={code}>
                  <dt>
                    {said(words)} <span className="quiet">{here.length}</span>
                  </dt>
                  <dd>
                    <ul>
                      {here.map((one) => (
                        <li key={one.field} title={one.field}>
                          {one[language]} <Source rules={[]} text={one.text} />
                        </li>
                      ))}
                    </ul>
                  </dd>
                </div>
              );
            })}
          </dl>
        )}
      </Read>
    </section>
  );
}

interface Default {
  clause: string;
  value: unknown;
  rules: readonly string[];
}

function ReadingsAndDefaults() {
  const { t } = useTranslation('policy');
  const said = useSaid();
  const query = useQuery({ queryKey: ['policy', 'inForce'], queryFn: () => answerOf(api.GET('/api/v1/policy')) });
  return (
    <Read query={query}>
      {({ readings, defaultsInUse }) => (
        <>
          <section className="pane" aria-labelledby="readings">
            <h2 id="readings">{t('silences.readings')}</h2>
            <p className="quiet">{t('silences.readingsHow')}</p>
            <PlainTable
              label={t('silences.readings')}
              rows={readings}
              keyOf={(one) => one.ambiguity ?? one.paths.join(' ')}
              empty={<Empty title={t('silences.noReadings')} how={t('silences.noReadingsHow')} />}
              columns={[
                {
                  id: 'unclear',
                  title: t('silences.unclear'),
                  cell: (one) => (
                    <>
                      {one.unclear ?? one.texts.join(' ')}
                      <span className="second">{one.ambiguity}</span>
                    </>
                  ),
                },
                { id: 'reading', title: t('silences.reading'), cell: ({ reading }) => (reading ? said(reading) : '') },
              ]}
            />
          </section>
          <section className="pane" aria-labelledby="defaults">
            <h2 id="defaults">{t('silences.defaults')}</h2>
            <p className="quiet">{t('silences.defaultsHow')}</p>
            <Defaults defaults={defaultsInUse as unknown as readonly Default[]} />
          </section>
        </>
      )}
    </Read>
  );
}

function Defaults({ defaults }: { defaults: readonly Default[] }) {
  const { t } = useTranslation('policy');
  const say = useValueWords();
  const nameOf = (clause: string): string => clause.split('.').slice(1).join('_');
  return (
    <PlainTable
      label={t('silences.defaults')}
      rows={defaults}
      keyOf={({ clause }) => clause}
      empty={<Empty title={t('silences.noDefaults')} how={t('silences.noDefaultsHow')} />}
      columns={[
        {
          id: 'what',
          title: t('differences.field'),
          cell: ({ clause }) => t(`defaults.${nameOf(clause)}`),
        },
        {
          id: 'value',
          title: t('silences.value'),
          cell: ({ clause, value }) => (clause.endsWith('.ladder') ? t('silences.ladder') : say(value)),
        },
        { id: 'rules', title: t('rule'), cell: ({ rules }) => rules.join(' ') },
      ]}
    />
  );
}
