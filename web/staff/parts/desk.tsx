import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useKeys } from '../app/keys';
import type { RowList } from './paged';
import { PagedTable, type PagedTableProps } from './paged-table';

/** Which row stands open, in the address: a reload, or a colleague with the link, comes to the very row. */
export function useOpenRow(): [open: string | null, show: (key: string | null) => void] {
  const [place, setPlace] = useSearchParams();
  const show = (key: string | null): void =>
    setPlace(
      (now) => {
        const next = new URLSearchParams(now);
        if (key === null) next.delete('open');
        else next.set('open', key);
        return next;
      },
      // what is sought stands in no address, and stays in the page's memory
      { replace: true, state: history.state?.usr as unknown },
    );
  return [place.get('open'), show];
}

interface Props<Row> {
  title: string;
  /** what stands beside the title, in its line */
  head?: ReactNode;
  /** what stands between the title and the list */
  above?: ReactNode;
  list: RowList<Row>;
  table: Omit<PagedTableProps<Row>, 'list' | 'fieldWords' | 'open' | 'narrow' | 'onOpen'>;
  /** which row stands open, and a way to open another; null: none, the list has the whole width */
  open: string | null;
  show: (key: string | null) => void;
  /** of the row that stands open: the case, and what may be done now */
  beside: { middle: ReactNode; right: ReactNode } | null;
  /** the words of the field that the list was refused for */
  fieldWords?: (path: string) => string;
}

/** The one skeleton of every desk: left the list, middle the case, right what may be done now. Esc goes back to the row. */
export function Desk<Row>({ title, head, above, list, table, open, show, beside, fieldWords }: Props<Row>) {
  const { t } = useTranslation('app');
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
    <div className={beside ? 'desk' : 'desk closed'}>
      <section className="desk-list" aria-label={title}>
        <div className="desk-head">
          <h1>{title}</h1>
          {head}
        </div>
        {above}
        <PagedTable
          {...table}
          list={list}
          open={open}
          narrow={beside !== null}
          onOpen={(row) => show(table.keyOf(row))}
          fieldWords={fieldWords}
        />
      </section>
      {beside && (
        <>
          <div className="desk-case">{beside.middle}</div>
          <aside className="desk-actions" aria-label={t('desk.mayDo')}>
            {beside.right}
          </aside>
        </>
      )}
    </div>
  );
}
