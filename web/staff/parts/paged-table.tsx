import type { RowList } from './paged';
import { Loading, ProblemBox } from './states';
import { WorkTable, type WorkTableProps } from './work-table';

export interface PagedTableProps<Row> extends Omit<WorkTableProps<Row>, 'rows' | 'more'> {
  list: RowList<Row>;
  /** the words of the field that the list was refused for */
  fieldWords?: ((path: string) => string) | undefined;
}

/** A `WorkTable` of a list that is read page by page, in whichever state it is: what was read stays when reading on fails. */
export function PagedTable<Row>({ list, fieldWords, ...table }: PagedTableProps<Row>) {
  if (list.isPending) return <Loading />;
  if (list.error !== null && list.rows.length === 0)
    return <ProblemBox error={list.error} again={() => void list.refetch()} {...(fieldWords ? { fieldWords } : {})} />;
  // another table has other columns, and its own place
  return <WorkTable key={table.id} {...table} rows={list.rows} more={list.more} />;
}
