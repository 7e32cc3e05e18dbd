import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { useInstants } from '../../../parts/instants';
import { Empty, Read } from '../../../parts/states';
import { PlainTable } from '../plain-table';
import { useDates } from '../dates';
import '../admin.css';

export type Simulation =
  operations['simulations']['responses'][200]['content']['application/json']['simulations'][number];

export const isUnderWay = ({ status }: Pick<Simulation, 'status'>): boolean =>
  status === 'ordered' || status === 'running';

const LOOK_AGAIN_MS = 2_000;

/** The newest simulations: what was tried on which period, and how far it is. */
export function Page() {
  const { t } = useTranslation('policy');
  const instant = useInstants();
  const date = useDates();
  const tried = useTried();
  const query = useQuery({
    queryKey: ['simulations'],
    queryFn: () => answerOf(api.GET('/api/v1/simulations')),
    refetchInterval: ({ state }) => (state.data?.simulations.some(isUnderWay) ? LOOK_AGAIN_MS : false),
  });
  return (
    <div className="admin">
      <h1>{t('simulations.title')}</h1>
      <p className="quiet">{t('simulations.about')}</p>
      <section className="pane">
        <Read query={query}>
          {({ simulations }) => (
            <PlainTable
              label={t('simulations.title')}
              rows={simulations}
              keyOf={({ id }) => id}
              empty={<Empty title={t('simulations.none')} how={t('simulations.noneHow')} />}
              columns={[
                {
                  id: 'tried',
                  title: t('simulations.tried'),
                  cell: (one) => <Link to={`/simulations/${one.id}`}>{tried(one)}</Link>,
                },
                {
                  id: 'period',
                  title: t('simulations.period'),
                  cell: ({ from, to }) => t('fromTo', { from: date(from), to: date(to) }),
                },
                { id: 'status', title: t('draft.status'), cell: ({ status }) => t(`simulations.statuses.${status}`) },
                {
                  id: 'progress',
                  title: t('simulations.appeals'),
                  align: 'end',
                  cell: ({ progress }) => t('simulations.doneOf', { done: progress.done, of: progress.of ?? '…' }),
                },
                { id: 'at', title: t('simulations.orderedAt'), cell: ({ asOf }) => instant(asOf) },
              ]}
            />
          )}
        </Read>
      </section>
    </div>
  );
}

/** what was tried: a draft, a version, or changes that belong to neither */
export function useTried(): (simulation: Pick<Simulation, 'draftOf'>) => string {
  const { t } = useTranslation('policy');
  return ({ draftOf: { draft, version } }) => {
    if (typeof draft === 'string') return t('draft.number', { id: draft });
    if (typeof version === 'number') return t('version.number', { version });
    return t('simulations.changes');
  };
}
