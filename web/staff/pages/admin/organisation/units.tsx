import { useState } from 'react';
import { Button, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { answerOf, api } from '../../../api/client';
import { holds, useSession } from '../../../app/me';
import { Empty, Read } from '../../../parts/states';
import { UnitTree } from './tree';
import { NewUnit } from './new-unit';
import type { Unit } from './org';
import { OneUnit } from './one-unit';
import '../admin.css';
import './organisation.css';

/** The network units as a tree; beside it the one that is chosen, or a new one below it. */
export function Page() {
  const { t } = useTranslation('organisation');
  const query = useQuery({ queryKey: ['units'], queryFn: () => answerOf(api.GET('/api/v1/units')) });
  return (
    <div className="admin">
      <h1>{t('units.title')}</h1>
      <p className="quiet">{t('units.about')}</p>
      <Read query={query}>{({ units }) => <Units units={units} />}</Read>
    </div>
  );
}

function Units({ units }: { units: readonly Unit[] }) {
  const { t } = useTranslation('organisation');
  const { me } = useSession();
  const [search, setSearch] = useSearchParams();
  const [sought, setSought] = useState('');
  const chosen = units.find(({ id }) => id === search.get('unit')) ?? units[0];
  const isAdding = search.get('new') !== null;
  const canWrite = holds(me, ['administrator']);
  if (!chosen) return <Empty title={t('units.none')} how={t('units.noneHow')} />;
  return (
    <div className="split">
      <section className="pane" aria-label={t('units.tree')}>
        <Input
          type="search"
          allowClear
          aria-label={t('units.search')}
          placeholder={t('units.search')}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
        />
        <UnitTree
          units={units}
          sought={sought}
          chosen={chosen.id}
          choose={(unit) => setSearch({ unit }, { replace: true })}
        />
      </section>
      <section className="pane" aria-live="polite">
        {isAdding && canWrite ? (
          <NewUnit above={chosen} done={(unit) => setSearch({ unit })} />
        ) : (
          <div className="form">
            {canWrite && chosen.activeUntil === null && (
              <div className="buttons">
                <Button type="primary" onClick={() => setSearch({ unit: chosen.id, new: '1' })}>
                  {t('units.addBelow', { name: chosen.name })}
                </Button>
              </div>
            )}
            <OneUnit key={chosen.id} unit={chosen} units={units} canWrite={canWrite} />
          </div>
        )}
      </section>
    </div>
  );
}
