import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionsPane } from '../case/actions-pane';
import { QueueDesk, type Queue, useTaskColumns } from '../../parts/queue-desk';
import { QueueSwitch, useListShown } from '../../parts/queue-switch';
import { StageDesk } from '../../parts/stage-desk';
import type { Task } from '../../parts/tasks';
import { AppealAndNumber, DueAndWaiting } from '../../parts/task-cells';
import type { Column } from '../../parts/work-table';
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
  const columns = useColumns();
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
      key={queue.id}
      id={`visits-${queue.id}`}
      title={queue.words}
      queues={[queue]}
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

/** the clock, with how long ago the matter was closed, and the appeal */
function useColumns(): readonly Column<Task>[] {
  const { t } = useTranslation('visits');
  const usual = useTaskColumns();
  return useMemo(
    () =>
      usual.flatMap((column): readonly Column<Task>[] => {
        if (column.id === 'what' || column.id === 'unit') return [];
        if (column.id === 'appeal') return [{ ...column, cell: (task) => <AppealAndNumber {...task} /> }];
        if (column.id !== 'due') return [column];
        const words = t('columns.closedFor');
        return [{ ...column, cell: (task) => <DueAndWaiting dueAt={task.dueAt} since={task.since} words={words} /> }];
      }),
    [usual, t],
  );
}
