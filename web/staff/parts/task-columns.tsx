import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../app/language';
import { Due } from './due';
import { AppealAndNumber, DueAndWaiting } from './task-cells';
import type { Task } from './tasks';
import { useUnits } from './units';
import type { Column } from './work-table';

/** The usual columns of a list of what is owed: the clock first, then what, and which appeal. */
export function useTaskColumns(): readonly Column<Task>[] {
  const { t } = useTranslation('app');
  const said = useSaid();
  const { nameOf } = useUnits();
  return useMemo(
    () => [
      {
        id: 'due',
        title: t('columns.due'),
        width: '10.75rem',
        narrow: 'var(--clock)',
        always: true,
        cell: (task) => <Due at={task.dueAt} />,
      },
      { id: 'what', title: t('columns.what'), width: '8.5rem', cell: (task) => said(task.words) },
      {
        id: 'appeal',
        title: t('columns.appeal'),
        width: 'minmax(11rem, 1fr)',
        always: true,
        cell: (task) => <AppealAndNumber {...task} stands={said(task.stageWords)} />,
      },
      { id: 'unit', title: t('columns.unit'), width: '9rem', wide: true, cell: (task) => nameOf(task.unit) },
    ],
    [t, said, nameOf],
  );
}

/**
 * The columns of a queue that waits at one desk: the clock with its age, and the appeal; where the queue holds several kinds of work,
 * what is to be done as well. `words`: what the appeals have done since then, in short: waited, been closed.
 */
export function useWaitingColumns(words: string, severalKinds = false): readonly Column<Task>[] {
  const usual = useTaskColumns();
  return useMemo(
    () =>
      usual.flatMap((column): readonly Column<Task>[] => {
        switch (column.id) {
          case 'due':
            return [
              { ...column, cell: (task) => <DueAndWaiting dueAt={task.dueAt} since={task.since} words={words} /> },
            ];
          case 'appeal':
            return [severalKinds ? column : { ...column, cell: (task) => <AppealAndNumber {...task} /> }];
          case 'what':
            return severalKinds ? [column] : [];
          default:
            return [];
        }
      }),
    [usual, severalKinds, words],
  );
}
