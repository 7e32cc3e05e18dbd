import { type PropsWithChildren, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useUnits } from '../../../parts/units';
import { Bars } from '../chart';
import { PlainTable } from '../plain-table';
import type { Clock, Clocks } from './simulation';

type Counts = NonNullable<Clocks[Clock]>;
type Cell = Counts['all'];
interface At {
  category?: string;
  unit?: string;
}

interface Props {
  counts: Counts;
  linkTo: (number: string, at: At) => string;
}

const RUNGS = ['reminder', 'yellowCard', 'redCard', 'writtenSupervision', 'reportToLeader', 'overdue'] as const;
/** what stands, and what would */
const SIDES = ['inForce', 'draft'] as const;
const numberIn = (cell: Cell, name: string): number => cell.numbers[name] ?? 0;

/** What a draft would have meant: four charts with one message each, and beside each the numbers with the lists behind them. */
export function SimulationCharts({ counts, linkTo }: Props) {
  return (
    <div className="charts">
      <MovedBy cell={counts.all} linkTo={linkTo} />
      <Rungs cell={counts.all} linkTo={linkTo} />
      <Overdue cells={counts.byCategory} by="category" linkTo={linkTo} />
      <Overdue cells={counts.byUnit} by="unit" linkTo={linkTo} />
    </div>
  );
}

function MovedBy({ cell, linkTo }: { cell: Cell; linkTo: Props['linkTo'] }) {
  const { t } = useTranslation('policy');
  const days = useMemo(
    () =>
      Object.entries(cell.movedBy)
        .map(([by, count]) => ({ by: Number(by), count }))
        .filter(({ by }) => by !== 0)
        .sort((a, b) => a.by - b.by),
    [cell],
  );
  const says = t('charts.moved', {
    tried: numberIn(cell, 'tried'),
    earlier: numberIn(cell, 'earlier'),
    later: numberIn(cell, 'later'),
  });
  const names = useMemo(
    () => days.map(({ by }) => t('charts.days', { count: by, by: by > 0 ? `+${by}` : by })),
    [days, t],
  );
  const series = useMemo(() => [{ name: t('charts.dueDates'), values: days.map(({ count }) => count) }], [days, t]);
  const told = ['tried', 'earlier', 'later', 'newlyLimited', 'noLongerLimited'];
  return (
    <Figure says={says}>
      {days.length > 0 ? (
        <Bars says={says} names={names} series={series} />
      ) : (
        <p className="quiet">{t('charts.nothingMoves')}</p>
      )}
      <PlainTable
        label={says}
        rows={told}
        keyOf={(name) => name}
        empty={null}
        columns={[
          { id: 'what', title: t('charts.what'), cell: (name) => t(`numbers.${name}`) },
          {
            id: 'count',
            title: t('charts.count'),
            align: 'end',
            cell: (name) => <Counted count={numberIn(cell, name)} to={linkTo(name, {})} />,
          },
        ]}
      />
    </Figure>
  );
}

function Rungs({ cell, linkTo }: { cell: Cell; linkTo: Props['linkTo'] }) {
  const { t } = useTranslation('policy');
  const [was, would] = [numberIn(cell, 'inForce.overdue'), numberIn(cell, 'draft.overdue')];
  const says = t(was === would ? 'charts.overdueSame' : 'charts.overdue', { was, would });
  const names = useMemo(() => RUNGS.map((rung) => t(`rungs.${rung}`)), [t]);
  const series = useMemo(
    () =>
      SIDES.map((side) => ({
        name: t(`sides.${side}`),
        values: RUNGS.map((rung) => numberIn(cell, `${side}.${rung}`)),
      })),
    [cell, t],
  );
  return (
    <Figure says={says}>
      {series.some(isAnything) ? (
        <Bars says={says} names={names} series={series} />
      ) : (
        <p className="quiet">{t('charts.allZero')}</p>
      )}
      <PlainTable
        label={says}
        rows={RUNGS}
        keyOf={(rung) => rung}
        empty={null}
        columns={[
          { id: 'rung', title: t('charts.what'), cell: (rung) => t(`rungs.${rung}`) },
          ...SIDES.map((side) => ({
            id: side,
            title: t(`sides.${side}`),
            align: 'end' as const,
            cell: (rung: string) => (
              <Counted count={numberIn(cell, `${side}.${rung}`)} to={linkTo(`${side}.${rung}`, {})} />
            ),
          })),
        ]}
      />
    </Figure>
  );
}

const isAnything = ({ values }: { values: readonly number[] }): boolean => values.some((value) => value > 0);

const MOST_BARS = 12;

function Overdue({ cells, by, linkTo }: { cells: Counts['byUnit']; by: 'category' | 'unit'; linkTo: Props['linkTo'] }) {
  const { t } = useTranslation('policy');
  const { nameOf } = useUnits();
  const navigate = useNavigate();
  const rows = useMemo(
    () =>
      Object.entries(cells)
        .map(([code, cell]) => ({ code, cell, would: numberIn(cell, 'draft.overdue') }))
        .sort((a, b) => b.would - a.would || a.code.localeCompare(b.code)),
    [cells],
  );
  const shown = useMemo(() => rows.slice(0, MOST_BARS), [rows]);
  const say = (code: string): string => (by === 'category' ? t(`codes.${code}`) : nameOf(code));
  const names = shown.map(({ code }) => say(code));
  const series = useMemo(
    () =>
      SIDES.map((side) => ({
        name: t(`sides.${side}`),
        values: shown.map(({ cell }) => numberIn(cell, `${side}.overdue`)),
      })),
    [shown, t],
  );
  const first = rows[0];
  const says =
    first && first.would > 0
      ? t(`charts.most.${by}`, { name: say(first.code), count: first.would })
      : t(`charts.noneOverdue.${by}`);
  if (rows.length === 0) return null;
  return (
    <Figure says={says}>
      {series.some(isAnything) ? (
        <Bars
          says={says}
          names={names}
          series={series}
          lying
          choose={(place) => void navigate(linkTo('draft.overdue', { [by]: shown[place]?.code ?? '' }))}
        />
      ) : (
        <p className="quiet">{t('charts.allZero')}</p>
      )}
      <PlainTable
        label={says}
        rows={rows}
        keyOf={({ code }) => code}
        empty={null}
        columns={[
          { id: 'of', title: t(by), cell: ({ code }) => say(code) },
          ...['tried', 'inForce.overdue', 'draft.overdue', 'newlyOverdue'].map((name) => ({
            id: name,
            title: t(`numbers.${name.replace('.', '_')}`),
            align: 'end' as const,
            cell: ({ code, cell }: (typeof rows)[number]) => (
              <Counted count={numberIn(cell, name)} to={linkTo(name, { [by]: code })} />
            ),
          })),
        ]}
      />
    </Figure>
  );
}

/** a chart under its message, and beside it the numbers */
function Figure({ says, children }: PropsWithChildren<{ says: string }>) {
  const { t } = useTranslation('policy');
  return (
    <figure className="pane">
      <figcaption>
        {says}
        <span className="second">{t('charts.source')}</span>
      </figcaption>
      <div className="figure">{children}</div>
    </figure>
  );
}

/** a number that opens its list */
function Counted({ count, to }: { count: number; to: string }) {
  return count === 0 ? <>{count}</> : <Link to={to}>{count}</Link>;
}
