import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useKeys } from '../app/keys';
import { ActionsPane } from '../pages/case/actions-pane';
import { CasePane } from '../pages/case/case-pane';
import { Loading, ProblemBox } from './states';
import { type Column, WorkTable } from './work-table';

/** A list that is read page by page. */
export interface RowList<Row> {
  rows: readonly Row[];
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
  more: (() => void) | undefined;
}

interface Props<Row> {
  /** names the page, for what is kept about its table */
  id: string;
  title: string;
  /** what the table holds, for a screen reader */
  label: string;
  list: RowList<Row>;
  columns: readonly Column<Row>[];
  numberOf: (row: Row) => string;
  /** what stands above the list */
  above?: ReactNode;
  foot?: ReactNode;
  empty: ReactNode;
  /** the words of the field that a search was refused for */
  fieldWords?: (path: string) => string;
}

/**
 * The skeleton of desks whose rows are appeals: left the list, middle the case, right what may be done now. The appeal that is
 * open stands in the address; Esc goes back to its row.
 */
export function AppealDesk<Row>(props: Props<Row>) {
  const { id, title, label, list, columns, numberOf, above, foot, empty, fieldWords } = props;
  const { t } = useTranslation('app');
  const [place, setPlace] = useSearchParams();
  const open = place.get('open');
  const show = (number: string | null): void =>
    setPlace(
      (now) => {
        const next = new URLSearchParams(now);
        if (number === null) next.delete('open');
        else next.set('open', number);
        return next;
      },
      { replace: true, state: history.state?.usr as unknown },
    );
  useKeys([
    {
      key: 'Escape',
      words: t('desk.back'),
      inFields: true,
      act: () => {
        if (open === null) return false;
        document.querySelector<HTMLElement>(`[data-key="${CSS.escape(open)}"]`)?.focus();
        show(null);
        return undefined;
      },
    },
  ]);
  return (
    <div className={open === null ? 'desk closed' : 'desk'}>
      <section className="desk-list" aria-label={title}>
        <div className="desk-head">
          <h1>{title}</h1>
        </div>
        {above}
        {list.isPending ? (
          <Loading />
        ) : list.error !== null && list.rows.length === 0 ? (
          <ProblemBox error={list.error} again={() => void list.refetch()} {...(fieldWords ? { fieldWords } : {})} />
        ) : (
          <WorkTable
            id={id}
            label={label}
            columns={columns}
            rows={list.rows}
            keyOf={numberOf}
            open={open}
            narrow={open !== null}
            onOpen={(row) => show(numberOf(row))}
            more={list.more}
            foot={foot}
            empty={empty}
          />
        )}
      </section>
      {open !== null && (
        <>
          <div className="desk-case">
            <CasePane number={open} />
          </div>
          <aside className="desk-actions" aria-label={t('desk.mayDo')}>
            <ActionsPane key={open} number={open} onDone={() => void list.refetch()} />
          </aside>
        </>
      )}
    </div>
  );
}
