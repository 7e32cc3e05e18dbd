import type { ReactNode } from 'react';
import { ActionsPane } from '../pages/case/actions-pane';
import { CasePane } from '../pages/case/case-pane';
import { Desk, useOpenRow } from './desk';
import type { RowList } from './paged';
import type { Column } from './work-table';

interface Props<Row> {
  /** names the page, for what is kept about its table */
  id: string;
  title: string;
  /** what the table holds, for a screen reader */
  label: string;
  list: RowList<Row>;
  columns: readonly Column<Row>[];
  numberOf: (row: Row) => string;
  /** what stands beside the title, in its line */
  head?: ReactNode;
  /** what stands above the list */
  above?: ReactNode;
  foot?: ReactNode;
  empty: ReactNode;
  /** the action whose form stands open */
  first?: string | undefined;
  /** after an action: the next row comes up by itself */
  goesOn?: boolean;
  /** the words of the field that a search was refused for */
  fieldWords?: (path: string) => string;
}

/** A desk whose rows are appeals. */
export function AppealDesk<Row>({
  id,
  label,
  columns,
  numberOf,
  foot,
  empty,
  first,
  goesOn = false,
  ...desk
}: Props<Row>) {
  const { list } = desk;
  const [open, show] = useOpenRow();
  const done = (): void => {
    void list.refetch();
    if (!goesOn) return;
    const numbers = list.rows.map(numberOf);
    const at = numbers.findIndex((number) => number === open);
    show(numbers[at + 1] ?? numbers[at - 1] ?? null);
  };
  return (
    <Desk
      {...desk}
      table={{ id, label, columns, keyOf: numberOf, foot, empty }}
      open={open}
      show={show}
      beside={
        open === null
          ? null
          : {
              middle: <CasePane number={open} />,
              right: <ActionsPane key={open} number={open} first={first} onDone={done} />,
            }
      }
    />
  );
}
