import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button, Checkbox, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../app/keys';

export interface Column<Row> {
  id: string;
  title: string;
  /** as a track of CSS grid: '9rem', 'minmax(12rem, 2fr)' */
  width: string;
  align?: 'end';
  /** a column that nobody may hide */
  always?: true;
  /** its track while the case stands open beside the table; by default the columns share the room that there is */
  narrow?: string;
  /** left out while the case stands open beside the table */
  wide?: true;
  cell: (row: Row) => ReactNode;
}

export interface WorkTableProps<Row> {
  /** names the table, for what is kept about it on this machine */
  id: string;
  /** what the table holds, for a screen reader */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** the row whose case is open beside the table */
  open?: string | null;
  onOpen?: (row: Row) => void;
  /** rows that are ticked; given, rows can be ticked, `x` ticks the row at hand */
  ticked?: ReadonlySet<string>;
  onTick?: (keys: ReadonlySet<string>) => void;
  /** reads the next page */
  more?: (() => void) | undefined;
  /** a row that is no longer of this list, and why: it stays for a moment and says so */
  gone?: ReadonlyMap<string, string>;
  /** the table has little room: only what it cannot do without is shown */
  narrow?: boolean;
  /** how the whole of it stands, at the foot */
  foot?: ReactNode;
  /** address of the same list as a file for spreadsheets */
  csv?: string | undefined;
  empty: ReactNode;
}

const ROW_PX = 44;
const OVERSCAN = 12;
const TICK_WIDTH = '2.2rem';

/**
 * The one table of work lists: dense, by keyboard (j k move, Enter opens, x ticks), and of ten thousand rows only those in
 * sight stand in the page. Columns can be hidden; that is kept on this machine.
 */
export function WorkTable<Row>(props: WorkTableProps<Row>) {
  const {
    id,
    label,
    rows,
    keyOf,
    open = null,
    onOpen,
    ticked,
    onTick,
    more,
    gone,
    narrow = false,
    foot,
    csv,
    empty,
  } = props;
  const { t } = useTranslation('app');
  const [kept, hidden, setHidden] = useShownColumns(id, props.columns);
  const columns = useMemo(() => (narrow ? kept.filter((column) => !column.wide) : kept), [kept, narrow]);
  const [at, setAt] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    getItemKey: (index) => keyOf(rows[index] as Row),
  });
  const shown = virtual.getVirtualItems();
  const lastShown = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && rows.length > 0 && lastShown >= rows.length - OVERSCAN) more();
  }, [more, lastShown, rows.length]);

  const place = Math.min(at, Math.max(0, rows.length - 1));
  const focusRow = useCallback((index: number) => {
    scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
  }, []);
  const move = (by: number): void | false => {
    if (rows.length === 0) return false;
    const next = Math.max(0, Math.min(rows.length - 1, place + by));
    setAt(next);
    virtual.scrollToIndex(next, { align: 'auto' });
    requestAnimationFrame(() => focusRow(next));
  };
  const tick = (key: string): void => {
    if (!ticked || !onTick) return;
    const next = new Set(ticked);
    if (!next.delete(key)) next.add(key);
    onTick(next);
  };
  const atHand = rows[place];
  useKeys([
    { key: 'j', words: t('table.next'), act: () => move(1) },
    { key: 'k', words: t('table.previous'), act: () => move(-1) },
    { key: 'ArrowDown', words: t('table.next'), within: scroller, act: () => move(1) },
    { key: 'ArrowUp', words: t('table.previous'), within: scroller, act: () => move(-1) },
    { key: 'PageDown', words: t('table.nextTen'), within: scroller, act: () => move(10) },
    { key: 'PageUp', words: t('table.previousTen'), within: scroller, act: () => move(-10) },
    ...(onOpen
      ? [
          {
            key: 'Enter',
            words: t('table.open'),
            act: (): void | false => {
              if (atHand === undefined) return false;
              onOpen(atHand);
            },
          },
        ]
      : []),
    ...(ticked && onTick
      ? [
          {
            key: 'x',
            words: t('table.tick'),
            act: (): void | false => {
              if (atHand === undefined) return false;
              tick(keyOf(atHand));
            },
          },
          {
            key: 'X',
            words: t('table.tickAll'),
            act: () => onTick(ticked.size === rows.length ? new Set() : new Set(rows.map(keyOf))),
          },
        ]
      : []),
  ]);

  const widths = columns.map((column) => (narrow ? (column.narrow ?? shareOf(column.width)) : column.width));
  const tracks = [...(ticked ? [TICK_WIDTH] : []), ...widths];
  const gridTemplateColumns = tracks.join(' ');
  const leastWidth = leastWidthOf(tracks);
  if (rows.length === 0) return <div className="table-empty">{empty}</div>;
  return (
    <div className="table" role="region" aria-label={label}>
      <div
        ref={scroller}
        className="table-scroll"
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable={ticked !== undefined}
        tabIndex={-1}
      >
        <div role="row" aria-rowindex={1} className="table-head" style={{ gridTemplateColumns, minWidth: leastWidth }}>
          {ticked && onTick && (
            <span role="columnheader">
              <Checkbox
                aria-label={t('table.tickAll')}
                checked={ticked.size > 0 && ticked.size === rows.length}
                indeterminate={ticked.size > 0 && ticked.size < rows.length}
                onChange={({ target }) => onTick(target.checked ? new Set(rows.map(keyOf)) : new Set())}
              />
            </span>
          )}
          {columns.map((column) => (
            <span key={column.id} role="columnheader" className={column.align} title={column.title}>
              {column.title}
            </span>
          ))}
        </div>
        <div role="rowgroup" className="table-body" style={{ height: virtual.getTotalSize(), minWidth: leastWidth }}>
          {shown.map(({ index, start }) => {
            const row = rows[index] as Row;
            const key = keyOf(row);
            const why = gone?.get(key);
            return (
              // the grid's keys are those of the page (useKeys); a press on the row is the same as Enter
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={key}
                role="row"
                data-index={index}
                data-key={key}
                aria-rowindex={index + 2}
                aria-selected={ticked ? ticked.has(key) : key === open}
                aria-current={key === open ? 'true' : undefined}
                tabIndex={index === place ? 0 : -1}
                className={why === undefined ? 'table-row' : 'table-row gone'}
                style={{ gridTemplateColumns, transform: `translateY(${start}px)` }}
                onFocus={() => setAt(index)}
                onClick={() => {
                  setAt(index);
                  onOpen?.(row);
                }}
              >
                {ticked && (
                  // eslint-disable-next-line jsx-a11y/click-events-have-key-events
                  <span role="gridcell" tabIndex={-1} onClick={(event) => event.stopPropagation()}>
                    <Checkbox
                      aria-label={t('table.tickRow', { row: key })}
                      checked={ticked.has(key)}
                      tabIndex={-1}
                      onChange={() => tick(key)}
                    />
                  </span>
                )}
                {columns.map((column) => (
                  <span key={column.id} role="gridcell" className={column.align} ref={tellWhole}>
                    {column.cell(row)}
                  </span>
                ))}
                {why !== undefined && <span className="why-gone">{why}</span>}
              </div>
            );
          })}
        </div>
      </div>
      <div className="table-foot">
        <span role="status">{foot ?? t(more ? 'table.rowsSoFar' : 'table.rows', { count: rows.length })}</span>
        {csv !== undefined && (
          <Button size="small" type="text" className="table-csv" href={csv} download>
            {t('table.csv')}
          </Button>
        )}
        <Popover
          trigger="click"
          content={
            <Checkbox.Group
              className="stacked"
              options={props.columns.filter((c) => !c.always).map((c) => ({ value: c.id, label: c.title }))}
              value={props.columns.filter((c) => !hidden.has(c.id)).map((c) => c.id)}
              onChange={(kept) =>
                setHidden(new Set(props.columns.filter((c) => !c.always && !kept.includes(c.id)).map((c) => c.id)))
              }
            />
          }
        >
          <Button size="small" type="text">
            {t('table.columns')}
          </Button>
        </Popover>
      </div>
    </div>
  );
}

/** what may not fit into its cell is told whole when somebody rests on it; the clock says more than it shows by itself */
function tellWhole(cell: HTMLElement | null): void {
  if (!cell || cell.querySelector('.due')) return;
  for (const text of [cell, ...cell.querySelectorAll<HTMLElement>('.second')]) text.title = text.textContent;
}

/** where there is little room the columns share it, each by the least that it takes elsewhere: no row is wider than the list */
const shareOf = (width: string): string => `minmax(0, ${leastRemOf(width)}fr)`;

const leastRemOf = (track: string): number => Number(/([\d.]+)rem/.exec(track)?.[1] ?? 0);

/** the least that the tracks of a grid need, with the gaps between them and the room at both ends, in CSS */
function leastWidthOf(tracks: readonly string[]): string {
  const rems = tracks.reduce((sum, track) => sum + leastRemOf(track), 0);
  return `calc(${rems}rem + ${8 * (tracks.length + 1)}px)`;
}

/** the columns that this person keeps, of this table, on this machine */
function useShownColumns<Row>(
  id: string,
  all: readonly Column<Row>[],
): [shown: readonly Column<Row>[], hidden: ReadonlySet<string>, hide: (columns: ReadonlySet<string>) => void] {
  const place = `huiying:columns:${id}`;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set((localStorage.getItem(place) ?? '').split(',').filter(Boolean)),
  );
  const shown = useMemo(() => all.filter((column) => column.always === true || !hidden.has(column.id)), [all, hidden]);
  return [
    shown,
    hidden,
    (columns) => {
      localStorage.setItem(place, [...columns].join(','));
      setHidden(columns);
    },
  ];
}
