import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionsPane } from '../case/actions-pane';
import { QueueDesk, type Queue } from '../../parts/queue-desk';
import { QueueSwitch, useListShown } from '../../parts/queue-switch';
import { StageDesk } from '../../parts/stage-desk';
import { useWaitingColumns } from '../../parts/task-columns';
import { VisitPane } from './visit-pane';
import './visits.css';

/**
 * Whom the platform calls back after closing, by the visit's clock, with the script and the outcome in two keys (R-VIS-01, R-VIS-03);
 * what follows from a dissatisfied appellant (R-REJ-08); and spot checks of closed appeals (R-VIS-01).
 */
export function Page() {
  const { t } = useTranslation('visits');
  const queues = useMemo(
    (): readonly Queue[] => [
      { id: 'calls', words: t('queues.calls'), asked: { role: 'visitor', link: 'recordVisit' } },
      { id: 'decisions', words: t('queues.decisions'), asked: { role: 'visitor', link: 'decideVisit' } },
    ],
    [t],
  );
  const lists = [
    ...queues.map(({ id, words }) => ({ id, words })),
    { id: 'spotChecks', words: t('queues.spotChecks') },
  ];
  const shown = useListShown(lists.map((list) => list.id));
  const columns = useWaitingColumns(t('columns.closedFor'));
  const queue = queues.find((one) => one.id === shown);
  const head = <QueueSwitch lists={lists} />;
  if (!queue)
    return (
      <StageDesk
        id="visits-spotChecks"
        title={t('queues.spotChecks')}
        stage="closed"
        empty={{ title: t('spotChecks.empty'), how: t('spotChecks.how') }}
        first="recordSpotCheck"
        head={head}
      />
    );
  return (
    <QueueDesk
      id={`visits-${queue.id}`}
      title={queue.words}
      queue={queue}
      columns={columns}
      empty={{ title: t(`${queue.id}.empty`), how: t(`${queue.id}.how`) }}
      head={head}
      right={(task, done) =>
        task.link === 'recordVisit' ? (
          <VisitPane key={task.number} number={task.number} onDone={() => done(task.link)} />
        ) : (
          <ActionsPane key={task.number} number={task.number} first={task.link} order={task.order} onDone={done} />
        )
      }
    />
  );
}
