import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { holds, useSession } from '../../app/me';
import { QueueDesk, type Queue } from '../../parts/queue-desk';
import { QueueSwitch, useListShown } from '../../parts/queue-switch';
import { StageDesk } from '../../parts/stage-desk';
import { useWaitingColumns } from '../../parts/task-columns';
import type { Task } from '../../parts/tasks';
import type { Column } from '../../parts/work-table';
import { BulkBar, BulkOutcomes, useBulkRouting } from './bulk-routing';
import { Suggested } from './suggested';
import './dispatch.css';

/** what lies with somebody else: given back by a unit, or before a leader or the government */
const WATCHED = { returns: 'returnRequested', designations: 'submitted', waiting: 'accepted' } as const;
type Watched = keyof typeof WATCHED;

/**
 * What waits for a unit, by what burns: the dispatch clock and the catalogue's suggestion on each row, several rows routed at once
 * (R-DSP-03). Returns and designations stand beside it (R-RET-07, R-DSP-05).
 */
export function Page() {
  const { t } = useTranslation('dispatch');
  const { me } = useSession();
  const queues = useQueues();
  // the hotline office names lead units, and has no list of its own
  const own = holds(me, ['dispatcher']);
  const watched: readonly Watched[] = own ? ['returns', 'designations'] : ['waiting', 'returns', 'designations'];
  const lists = [
    ...(own ? queues.map(({ id, words }) => ({ id, words })) : []),
    ...watched.map((id) => ({ id, words: t(`queues.${id}`) })),
  ];
  const shown = useListShown(lists.map((list) => list.id));
  const queue = queues.find((one) => one.id === shown);
  const head = <QueueSwitch lists={lists} />;
  if (own && queue) return <Queued queue={queue} head={head} />;
  const of = watched.find((id) => id === shown) ?? 'returns';
  return (
    <StageDesk
      key={of}
      id={`dispatch-${of}`}
      title={t(`queues.${of}`)}
      stage={WATCHED[of]}
      empty={{ title: t(`${of}.empty`), how: t(`${of}.how`) }}
      head={head}
      {...(of === 'returns' ? { first: 'grantReturn' } : of === 'waiting' ? { first: 'dispatch' } : {})}
    />
  );
}

function useQueues(): readonly Queue[] {
  const { t } = useTranslation('dispatch');
  return useMemo(
    () => [
      { id: 'dispatch', words: t('queues.dispatch'), asked: { role: 'dispatcher', link: 'dispatch' } },
      { id: 'reroute', words: t('queues.reroute'), asked: { role: 'dispatcher', link: 'reroute' } },
      { id: 'emergency', words: t('queues.emergency'), asked: { role: 'dispatcher', link: 'verifyEmergency' } },
    ],
    [t],
  );
}

function Queued({ queue, head }: { queue: Queue; head: React.ReactNode }) {
  const { t } = useTranslation('dispatch');
  const columns = useColumns(queue.id === 'dispatch');
  const routing = useBulkRouting();
  return (
    <QueueDesk
      id={`dispatch-${queue.id}`}
      title={queue.words}
      queue={queue}
      columns={columns}
      empty={{ title: t(`${queue.id}.empty`), how: t(`${queue.id}.how`) }}
      head={
        <>
          {head}
          <BulkOutcomes routing={routing} />
        </>
      }
      {...(queue.id === 'dispatch'
        ? {
            bulk: ({ ticked, untick, done }) => (
              <BulkBar routing={routing} ticked={ticked} untick={untick} done={done} />
            ),
          }
        : {})}
    />
  );
}

/** of what waits for a unit, whom the catalogue suggests stands beside it */
function useColumns(suggesting: boolean): readonly Column<Task>[] {
  const { t } = useTranslation('dispatch');
  const waiting = useWaitingColumns(t('columns.waiting'));
  return useMemo(
    () =>
      suggesting
        ? [
            ...waiting,
            {
              id: 'suggested',
              title: t('columns.suggested'),
              width: 'minmax(9rem, 14rem)',
              wide: true,
              cell: (task) => <Suggested number={task.number} />,
            },
          ]
        : waiting,
    [waiting, suggesting, t],
  );
}
