import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RowList } from '../../parts/paged';
import { Loading, ProblemBox } from '../../parts/states';
import { PlainTable, type PlainTableProps } from './plain-table';

interface Props<Row> extends Omit<PlainTableProps<Row>, 'rows'> {
  list: RowList<Row> & { isReadingOn: boolean };
}

/** A `PlainTable` that grows page by page when somebody asks for more; how many rows there are so far stands below it. */
export function PagedPlainTable<Row>({ list, ...table }: Props<Row>) {
  const { t } = useTranslation(['admin', 'app']);
  const { rows, error, isPending, more, isReadingOn } = list;
  if (isPending) return <Loading />;
  return (
    <>
      {error !== null && <ProblemBox error={error} again={() => void list.refetch()} />}
      {(error === null || rows.length > 0) && <PlainTable {...table} rows={rows} />}
      {rows.length > 0 && (
        <p className="quiet" role="status">
          {more ? t('rowsSoFar', { count: rows.length }) : t('table.rows', { ns: 'app', count: rows.length })}
        </p>
      )}
      {more && (
        <Button loading={isReadingOn} onClick={more}>
          {t('readOn')}
        </Button>
      )}
    </>
  );
}
