import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { useSaid } from '../../../app/language';
import { holds, useSession } from '../../../app/me';
import { useInstants } from '../../../parts/instants';
import { useNowIn } from '../../../parts/now';
import { Empty, Read } from '../../../parts/states';
import { useUnits } from '../../../parts/units';
import { useAct } from '../act';
import { PlainTable } from '../plain-table';
import { NewDeputy, NewEntry } from './roster-forms';
import '../admin.css';
import './organisation.css';

type Entry = operations['roster']['responses'][200]['content']['application/json']['entries'][number];
type Deputy = operations['deputies']['responses'][200]['content']['application/json']['deputies'][number];

const HOUR_MS = 3_600_000;
const AHEAD_MS = 30 * 24 * HOUR_MS;

/** Who is on duty now and in the month to come, and who acts for somebody who is absent. */
export function Page() {
  const { t } = useTranslation('organisation');
  const { me } = useSession();
  const now = useNowIn(HOUR_MS);
  const roster = useQuery({
    queryKey: ['roster', now],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/roster', {
          params: { query: { from: new Date(now).toISOString(), until: new Date(now + AHEAD_MS).toISOString() } },
        }),
      ),
  });
  const deputies = useQuery({ queryKey: ['deputies'], queryFn: () => answerOf(api.GET('/api/v1/deputies')) });
  const canWrite = holds(me, ['administrator']);
  return (
    <div className="admin">
      <h1>{t('roster.title')}</h1>
      <section className="pane" aria-labelledby="on-duty">
        <h2 id="on-duty">{t('roster.onDuty')}</h2>
        <p className="quiet">{t('roster.about')}</p>
        {canWrite && <NewEntry />}
        <Read query={roster}>{({ entries }) => <Entries entries={entries} canWrite={canWrite} />}</Read>
      </section>
      <section className="pane" aria-labelledby="deputies">
        <h2 id="deputies">{t('roster.deputies')}</h2>
        <p className="quiet">{t('roster.deputiesAbout')}</p>
        {canWrite && <NewDeputy />}
        <Read query={deputies}>{(read) => <Deputies deputies={read.deputies} canWrite={canWrite} />}</Read>
      </section>
    </div>
  );
}

function Entries({ entries, canWrite }: { entries: readonly Entry[]; canWrite: boolean }) {
  const { t } = useTranslation('organisation');
  const said = useSaid();
  const instant = useInstants();
  const { nameOf } = useUnits();
  const { run, busy, problem } = useAct([['roster']]);
  return (
    <>
      {problem}
      <PlainTable
        label={t('roster.onDuty')}
        rows={entries}
        keyOf={({ id }) => id}
        empty={<Empty title={t('roster.nobody')} how={t('roster.nobodyHow')} />}
        columns={[
          { id: 'name', title: t('roster.person'), cell: (entry) => entry.name },
          { id: 'role', title: t('roster.role'), cell: (entry) => said(entry.roleWords) },
          { id: 'unit', title: t('unit'), cell: (entry) => nameOf(entry.unit) },
          { id: 'from', title: t('roster.from'), cell: (entry) => instant(entry.from) },
          { id: 'until', title: t('roster.until'), cell: (entry) => instant(entry.until) },
          ...(canWrite
            ? [
                {
                  id: 'acts',
                  title: t('acts'),
                  cell: (entry: Entry) => (
                    <Button
                      size="small"
                      loading={busy}
                      aria-label={t('roster.cancelThis', { name: entry.name })}
                      onClick={() =>
                        void run(() =>
                          answerOf(api.DELETE('/api/v1/roster/{id}', { params: { path: { id: entry.id } } })),
                        )
                      }
                    >
                      {t('roster.cancel')}
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

function Deputies({ deputies, canWrite }: { deputies: readonly Deputy[]; canWrite: boolean }) {
  const { t } = useTranslation('organisation');
  const instant = useInstants();
  const { run, busy, problem } = useAct([['deputies']]);
  return (
    <>
      {problem}
      <PlainTable
        label={t('roster.deputies')}
        rows={deputies}
        keyOf={({ id }) => id}
        empty={<Empty title={t('roster.noDeputies')} how={t('roster.noDeputiesHow')} />}
        columns={[
          { id: 'absent', title: t('roster.absent'), cell: (one) => one.absent.name },
          { id: 'deputy', title: t('roster.deputy'), cell: (one) => one.deputy.name },
          { id: 'from', title: t('roster.from'), cell: (one) => instant(one.from) },
          { id: 'until', title: t('roster.until'), cell: (one) => instant(one.until) },
          ...(canWrite
            ? [
                {
                  id: 'acts',
                  title: t('acts'),
                  cell: (one: Deputy) => (
                    <Button
                      size="small"
                      loading={busy}
                      aria-label={t('roster.endThis', { name: one.deputy.name })}
                      onClick={() =>
                        void run(() =>
                          answerOf(
                            api.POST('/api/v1/deputies/{id}/end', { params: { path: { id: one.id } }, body: {} }),
                          ),
                        )
                      }
                    >
                      {t('roster.end')}
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
