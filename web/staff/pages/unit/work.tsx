import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useKeys } from '../../app/keys';
import { useSaid } from '../../app/language';
import { ActionsPane } from '../case/actions-pane';
import { CardBadge } from '../../parts/cards';
import { Due } from '../../parts/due';
import { QueueDesk } from '../../parts/queue-desk';
import { QueueSwitch, useListShown } from '../../parts/queue-switch';
import { useTaskColumns } from '../../parts/task-columns';
import type { Task } from '../../parts/tasks';
import type { Column } from '../../parts/work-table';
import { AnsweredBefore } from './answered-before';
import { Bulk } from './bulk';
import { Deputies } from './deputies';
import { useUnitQueues } from './queues';
import './unit.css';

/** The desk of a unit's handlers and leaders: one list of all that is owed, each queue by a figure key. */
export function Page() {
  const { t } = useTranslation('unit');
  const [, setPlace] = useSearchParams();
  const queues = useUnitQueues();
  const columns = useColumns();
  const named = useListShown(queues.map(({ id }) => id));
  const shown = queues.find((queue) => queue.id === named);
  const isLeaders = shown?.asked.role !== undefined && shown.asked.role !== 'handler';
  useKeys(
    queues.map((queue, index) => ({
      key: String(index + 1),
      words: t('queueKey', { queue: queue.words }),
      act: () => setPlace({ queue: queue.id }, { replace: true }),
    })),
  );
  if (!shown) return null;
  return (
    <QueueDesk
      id="unit"
      title={t('title')}
      queue={shown}
      columns={columns}
      head={
        <>
          <QueueSwitch lists={queues} />
          <Deputies />
        </>
      }
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

/** the usual columns, with the card and what is owed below the clock, and the person who has the order */
function useColumns(): readonly Column<Task>[] {
  const { t } = useTranslation('unit');
  const said = useSaid();
  const usual = useTaskColumns();
  return useMemo(() => {
    const named = (id: string): readonly Column<Task>[] => usual.filter((column) => column.id === id);
    return [
      ...named('due').map((column) => ({
        ...column,
        width: '13rem',
        cell: (task: Task) => (
          <span className="due-card">
            <Due at={task.dueAt} />
            <span className="owed" title={said(task.words)}>
              <CardBadge card={task.card} /> {said(task.words)}
            </span>
          </span>
        ),
      })),
      ...named('appeal'),
      {
        id: 'handler',
        title: t('columns.handler'),
        width: '7.5rem',
        wide: true,
        cell: (task) => task.handler?.name ?? <span className="quiet">{t('columns.nobody')}</span>,
      },
      ...named('unit'),
    ];
  }, [usual, said, t]);
}
