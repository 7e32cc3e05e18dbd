import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client';
import type { operations } from '../api/schema';
import { AppealDesk } from './appeal-desk';
import { Due } from './due';
import { useInstants } from './instants';
import { usePaged } from './paged';
import { Empty } from './states';
import { AppealAndNumber } from './task-cells';
import { useUnits } from './units';
import type { Column } from './work-table';

type Asked = NonNullable<operations['appeals']['parameters']['query']>;
type Row = operations['appeals']['responses'][200]['content']['application/json']['appeals'][number];

interface Props {
  /** names the list, for what is kept about its table */
  id: string;
  title: string;
  stage: NonNullable<Asked['stage']>;
  /** what would be here, and how it comes */
  empty: { title: string; how: string };
  /** the action whose form stands open */
  first?: string;
  /** what stands beside the title */
  head?: ReactNode;
}

const PAGE = 200;

/**
 * Appeals that stand at one place of the loop, the newest first, with case and actions beside them: what a person watches without
 * owing it. Work that is owed is in `QueueDesk`.
 */
export function StageDesk({ id, title, stage, empty, first, head }: Props) {
  const list = usePaged(['list', 'appeals', { stage }], async (cursor) => {
    const query = { stage, limit: PAGE, ...(cursor === null ? {} : { cursor }) };
    const { appeals, next } = await answerOf(api.GET('/api/v1/appeals', { params: { query } }));
    return { rows: appeals, next };
  });
  return (
    <AppealDesk
      id={id}
      title={title}
      label={title}
      head={head}
      list={list}
      columns={useColumns()}
      numberOf={(row) => row.number}
      empty={<Empty {...empty} />}
      first={first}
      goesOn
    />
  );
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useTranslation('app');
  const instant = useInstants();
  const { nameOf } = useUnits();
  return useMemo(
    () => [
      { id: 'due', title: t('columns.due'), width: '10.5rem', always: true, cell: (row) => <Due at={row.dueAt} /> },
      {
        id: 'appeal',
        title: t('columns.appeal'),
        width: 'minmax(14rem, 1fr)',
        always: true,
        cell: (row) => <AppealAndNumber number={row.number} title={row.title} />,
      },
      { id: 'unit', title: t('columns.unit'), width: '9rem', cell: (row) => nameOf(row.unit) },
      { id: 'received', title: t('columns.received'), width: '8rem', cell: (row) => instant(row.receivedAt) },
    ],
    [t, instant, nameOf],
  );
}
