import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useKeys } from '../../app/keys';
import { useSaid } from '../../app/language';
import { ActionsPane } from '../case/actions-pane';
import { CardBadge } from '../../parts/cards';
import { Due } from '../../parts/due';
import { Marks } from '../../parts/marks';
import { QueueDesk } from '../../parts/queue-desk';
import type { Task } from '../../parts/tasks';
import { useUnits } from '../../parts/units';
import type { Column } from '../../parts/work-table';
import { AnsweredBefore } from './answered-before';
import { Bulk } from './bulk';
import { Deputies } from './deputies';
import { useUnitQueues } from './queues';
import './unit.css';

/** The desk of a unit's handlers and leaders: one list of all that is owed, each queue by a figure key. */
export function Page() {
  const { t } = useTranslation('unit');
  const [place, setPlace] = useSearchParams();
  const queues = useUnitQueues();
  const columns = useColumns();
  const shown = queues.find((queue) => queue.id === place.get('queue')) ?? queues[0];
  const isLeaders = shown?.asked.role !== undefined && shown.asked.role !== 'handler';
  useKeys(
    queues.map((queue, index) => ({
      key: String(index + 1),
      words: t('queueKey', { queue: queue.words }),
      act: () => setPlace({ queue: queue.id }, { replace: true }),
    })),
  );
  return (
    <QueueDesk
      id="unit"
      title={t('title')}
      queues={queues}
      columns={columns}
      head={<Deputies />}
      empty={{ title: t('empty.title'), how: t(isLeaders ? 'empty.leader' : 'empty.how') }}
      bulk={(at) => <Bulk {...at} />}
      right={(task, done) => (
        <>
          <ActionsPane key={task.number} number={task.number} first={task.link} order={task.order} onDone={done} />
          <AnsweredBefore number={task.number} />
        </>
      )}
    />
  );
}

function useColumns(): readonly Column<Task>[] {
  const { t } = useTranslation('unit');
  const said = useSaid();
  const { nameOf } = useUnits();
  return useMemo(
    () => [
      {
        id: 'due',
        title: t('columns.due', { ns: 'app' }),
        width: '9rem',
        always: true,
        cell: (task) => (
          <span className="due-card">
            <Due at={task.dueAt} />
            <CardBadge card={task.card} />
          </span>
        ),
      },
      {
        id: 'appeal',
        title: t('columns.appeal', { ns: 'app' }),
        width: 'minmax(11rem, 1fr)',
        always: true,
        cell: (task) => {
          const title = task.title ?? t('columns.untitled', { ns: 'app' });
          const below = `${task.number} · ${said(task.stageWords)}`;
          return (
            <>
              <span className="one-line" title={title}>
                <Marks marks={task.marks} /> {title}
              </span>
              <span className="second" title={below}>
                {below}
              </span>
            </>
          );
        },
      },
      {
        id: 'what',
        title: t('columns.what', { ns: 'app' }),
        width: '8.5rem',
        cell: (task) => <OneLine words={said(task.words)} />,
      },
      {
        id: 'handler',
        title: t('columns.handler'),
        width: '7.5rem',
        wide: true,
        cell: (task) =>
          task.handler ? <OneLine words={task.handler.name} /> : <span className="quiet">{t('columns.nobody')}</span>,
      },
      {
        id: 'unit',
        title: t('columns.unit', { ns: 'app' }),
        width: '9rem',
        wide: true,
        cell: (task) => <OneLine words={nameOf(task.unit)} />,
      },
    ],
    [t, said, nameOf],
  );
}

/** words that may be longer than their column: the whole of them stands in the title */
const OneLine = ({ words }: { words: string }) => (
  <span className="one-line" title={words}>
    {words}
  </span>
);
