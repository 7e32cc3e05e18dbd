import { useState } from 'react';
import { Button, Checkbox, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { holds, useSession } from '../../../app/me';
import { Empty, Read } from '../../../parts/states';
import { useUnits } from '../../../parts/units';
import { useAct } from '../act';
import { useDates } from '../dates';
import { PlainTable } from '../plain-table';
import { NewDuty } from './new-duty';
import '../admin.css';
import './organisation.css';

type Duty = operations['dispatchCatalogue']['responses'][200]['content']['application/json']['duties'][number];

/** Which unit answers for what, on which ground: what the dispatcher's suggestions come from. */
export function Page() {
  const { t } = useTranslation('organisation');
  const { me } = useSession();
  const [withEnded, setWithEnded] = useState(false);
  const [sought, setSought] = useState('');
  const query = useQuery({
    queryKey: ['catalogue', withEnded],
    queryFn: () =>
      answerOf(api.GET('/api/v1/dispatch-catalogue', { params: { query: { ended: withEnded ? '1' : '0' } } })),
  });
  return (
    <div className="admin">
      <h1>{t('catalogue.title')}</h1>
      <p className="quiet">{t('catalogue.about')}</p>
      {holds(me, ['administrator']) && <NewDuty />}
      <section className="pane">
        <div className="admin-head">
          <Input
            type="search"
            allowClear
            className="search-box"
            aria-label={t('catalogue.search')}
            placeholder={t('catalogue.search')}
            value={sought}
            onChange={({ target }) => setSought(target.value)}
          />
          <Checkbox checked={withEnded} onChange={({ target }) => setWithEnded(target.checked)}>
            {t('catalogue.withEnded')}
          </Checkbox>
        </div>
        <Read query={query}>{({ duties }) => <Duties duties={duties} sought={sought} />}</Read>
      </section>
    </div>
  );
}

function Duties({ duties, sought }: { duties: readonly Duty[]; sought: string }) {
  const { t } = useTranslation('organisation');
  const { me } = useSession();
  const { nameOf } = useUnits();
  const date = useDates();
  const { run, busy, problem } = useAct([['catalogue']]);
  const words = sought.trim().toLowerCase();
  const comma = t('comma', { ns: 'app' });
  const shown = duties.filter((duty) =>
    [nameOf(duty.unit), ...duty.subjects, ...duty.areas, duty.basis].join(' ').toLowerCase().includes(words),
  );
  return (
    <>
      {problem}
      <PlainTable
        label={t('catalogue.title')}
        rows={shown}
        keyOf={({ id }) => id}
        empty={<Empty title={t('catalogue.none')} how={t('catalogue.noneHow')} />}
        columns={[
          { id: 'unit', title: t('unit'), cell: (duty) => nameOf(duty.unit) },
          {
            id: 'subjects',
            title: t('catalogue.subjects'),
            cell: (duty) => (duty.subjects.length === 0 ? t('catalogue.anyMatter') : duty.subjects.join(comma)),
          },
          {
            id: 'categories',
            title: t('catalogue.categories'),
            cell: (duty) =>
              duty.categories === null
                ? t('catalogue.allCategories')
                : duty.categories.map((one) => t(`codes.${one}`, { ns: 'policy' })).join(comma),
          },
          {
            id: 'areas',
            title: t('catalogue.areas'),
            cell: (duty) => (duty.areas.length === 0 ? t('catalogue.wholeCity') : duty.areas.join(comma)),
          },
          { id: 'basis', title: t('catalogue.basis'), cell: (duty) => duty.basis },
          {
            id: 'since',
            title: t('catalogue.since'),
            cell: (duty) =>
              duty.until === null
                ? date(duty.from)
                : t('catalogue.fromTo', { from: date(duty.from), until: date(duty.until) }),
          },
          ...(holds(me, ['administrator'])
            ? [
                {
                  id: 'end',
                  title: t('acts'),
                  cell: (duty: Duty) =>
                    duty.until === null && (
                      <Button
                        size="small"
                        loading={busy}
                        aria-label={t('catalogue.endThis', { unit: nameOf(duty.unit) })}
                        onClick={() =>
                          void run(() =>
                            answerOf(
                              api.POST('/api/v1/dispatch-catalogue/{id}/end', {
                                params: { path: { id: duty.id } },
                                body: {},
                              }),
                            ),
                          )
                        }
                      >
                        {t('catalogue.end')}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
