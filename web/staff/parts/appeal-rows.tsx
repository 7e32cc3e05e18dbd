import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../app/language';
import type { operations } from '../api/schema';
import { Due } from './due';
import { useInstants } from './instants';
import { AppealAndNumber } from './task-cells';
import { useUnits } from './units';
import type { Column } from './work-table';

/** One appeal in a list. */
export type AppealRow = operations['search']['responses'][200]['content']['application/json']['appeals'][number];

/** The usual columns of a list of appeals: which one, how it stands, whose it is, and its clock while it runs. */
export function useAppealColumns(): readonly Column<AppealRow>[] {
  const { t } = useTranslation(['app', 'terms', 'lists']);
  const said = useSaid();
  const instant = useInstants();
  const { nameOf } = useUnits();
  return useMemo(
    () => [
      {
        id: 'appeal',
        title: t('columns.appeal'),
        width: 'minmax(14rem, 1fr)',
        always: true,
        cell: (row) => <AppealAndNumber number={row.number} title={row.title} />,
      },
      {
        id: 'stage',
        title: t('columns.stage', { ns: 'lists' }),
        width: '12rem',
        cell: (row) => said(row.stageWords),
      },
      {
        id: 'category',
        title: t('columns.category', { ns: 'lists' }),
        width: '6.5rem',
        wide: true,
        cell: (row) => (row.category === null ? '' : t(`categories.${row.category}`, { ns: 'terms' })),
      },
      { id: 'unit', title: t('columns.unit'), width: '11rem', wide: true, cell: (row) => nameOf(row.unit) },
      {
        id: 'received',
        title: t('columns.received', { ns: 'lists' }),
        width: '9rem',
        wide: true,
        cell: (row) => <time dateTime={row.receivedAt}>{instant(row.receivedAt)}</time>,
      },
      {
        id: 'due',
        title: t('columns.due'),
        width: '11rem',
        wide: true,
        cell: (row) =>
          row.closedAt === null ? (
            <Due at={row.dueAt} />
          ) : (
            <span className="quiet">{t('closedAt', { ns: 'lists', at: instant(row.closedAt) })}</span>
          ),
      },
    ],
    [t, said, instant, nameOf],
  );
}
