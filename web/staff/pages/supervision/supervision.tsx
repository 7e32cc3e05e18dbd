import { useMemo } from 'react';
import {
  AlertOutlined,
  ApartmentOutlined,
  ArrowUpOutlined,
  FileExclamationOutlined,
  RollbackOutlined,
  StarOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSaid } from '../../app/language';
import { AppealDesk } from '../../parts/appeal-desk';
import { useAppealColumns } from '../../parts/appeal-rows';
import { type Bar, BarChart, type Series } from '../../parts/bar-chart';
import { Due } from '../../parts/due';
import { FigureTile } from '../../parts/figure-tile';
import { useInstants } from '../../parts/instants';
import { Empty, Read } from '../../parts/states';
import { useUnits } from '../../parts/units';
import type { Column } from '../../parts/work-table';
import { type Board, type BoardRow, useBoard, useBoardRows, type WatchedFor } from './board';
import './supervision.css';

const ICONS: Readonly<Record<WatchedFor, typeof AlertOutlined>> = {
  redCard: AlertOutlined,
  yellowCard: WarningOutlined,
  writtenSupervision: FileExclamationOutlined,
  rejectedTwice: RollbackOutlined,
  severalUnits: ApartmentOutlined,
  major: StarOutlined,
  climbing: ArrowUpOutlined,
};
const TONES: Readonly<Partial<Record<WatchedFor, 'red' | 'yellow'>>> = { redCard: 'red', yellowCard: 'yellow' };

/** What the supervisor watches: cards, notices, what climbs next and when. Each number opens its appeals; there one acts. */
export function Page() {
  const { t } = useTranslation(['supervision', 'app']);
  const [place, setPlace] = useSearchParams();
  const board = useBoard();
  const of = (place.get('of') ?? 'climbing') as WatchedFor;
  const unit = place.get('unit');
  const list = useBoardRows(of, unit);
  const { nameOf } = useUnits();
  const columns = useBoardColumns(of);
  const isOpen = place.get('open') !== null;
  const words = t(`of.${of}`);
  return (
    <AppealDesk
      id="supervision"
      title={t('title')}
      label={words}
      list={list}
      columns={columns}
      numberOf={(row) => row.appeal.number}
      above={
        <>
          <Read query={board}>{(data) => <Figures board={data} of={of} withChart={!isOpen} />}</Read>
          <div className="desk-head">
            <h2>{unit === null ? words : t('ofUnit', { words, unit: nameOf(unit) })}</h2>
            {unit !== null && (
              <Button size="small" onClick={() => setPlace({ of }, { replace: true })}>
                {t('allUnits')}
              </Button>
            )}
          </div>
        </>
      }
      empty={<Empty title={t('empty', { words })} how={t(`how.${of}`)} />}
    />
  );
}

function Figures({ board, of, withChart }: { board: Board; of: WatchedFor; withChart: boolean }) {
  const { t } = useTranslation(['supervision', 'app']);
  const instant = useInstants();
  const { climbing } = board;
  return (
    <>
      <div className="tiles">
        {board.figures.map((figure) => {
          const Icon = ICONS[figure.of];
          return (
            <FigureTile
              key={figure.of}
              words={t(`of.${figure.of}`)}
              value={countOf(t, figure)}
              to={`?of=${figure.of}`}
              current={figure.of === of}
              tone={TONES[figure.of]}
              icon={<Icon aria-hidden />}
            />
          );
        })}
      </div>
      <p className="quiet board-climbs">
        {t('climbs', {
          hour: countOf(t, climbing.withinTheHour),
          today: countOf(t, climbing.today),
          day: countOf(t, climbing.withinADay),
        })}{' '}
        {t('asOf', { at: instant(board.asOf) })}
      </p>
      {withChart && board.byUnit.length > 0 && <CardsByUnit board={board} />}
    </>
  );
}

function CardsByUnit({ board }: { board: Board }) {
  const { t } = useTranslation('supervision');
  const { nameOf } = useUnits();
  const instant = useInstants();
  const series = useMemo(
    (): readonly Series[] => [
      { words: t('of.redCard'), colour: '--bar-red' },
      { words: t('of.yellowCard'), colour: '--bar-yellow' },
    ],
    [t],
  );
  const bars = useMemo(
    () =>
      board.byUnit.slice(0, MOST_BARS).map(({ unit, red, yellow }): Bar => ({
        id: unit,
        words: nameOf(unit),
        values: [red, yellow],
        to: `?of=${red > 0 ? 'redCard' : 'yellowCard'}&unit=${encodeURIComponent(unit)}`,
      })),
    [board.byUnit, nameOf],
  );
  const first = board.byUnit[0];
  return (
    <BarChart
      title={first ? t('chart.title', { unit: nameOf(first.unit), red: first.red, yellow: first.yellow }) : ''}
      source={t('chart.source', { at: instant(board.asOf) })}
      of={t('chart.unit')}
      series={series}
      bars={bars}
      empty={null}
    />
  );
}

const MOST_BARS = 6;

const countOf = (t: TFunction, { count, more }: { count: number; more: boolean }): string =>
  more ? t('moreThan', { ns: 'supervision', count }) : String(count);

/** the columns of any list of appeals, with the next rung before them */
function useBoardColumns(of: WatchedFor): readonly Column<BoardRow>[] {
  const { t } = useTranslation('supervision');
  const said = useSaid();
  const usual = useAppealColumns();
  const { nameOf } = useUnits();
  return useMemo(() => {
    const rest = usual
      .filter(({ id }) => id !== 'unit')
      .map((column): Column<BoardRow> => ({ ...column, cell: ({ appeal }) => column.cell(appeal) }));
    const unit: Column<BoardRow> = {
      id: 'unit',
      title: t('columns.unit'),
      width: '11rem',
      wide: true,
      cell: (row) => nameOf(row.unit),
    };
    if (of !== 'climbing') return [...rest, unit];
    const climbs: Column<BoardRow> = {
      id: 'climbs',
      title: t('columns.climbs'),
      width: '13rem',
      narrow: 'var(--clock)',
      always: true,
      cell: ({ climbs: next }) => {
        if (!next) return null;
        const words = t('climbsTo', { rung: said(next.rung), owes: said(next.owes) });
        return (
          <>
            <Due at={next.at} />
            <span className="second" title={words}>
              {words}
            </span>
          </>
        );
      },
    };
    return [climbs, ...rest.filter(({ id }) => id !== 'due'), unit];
  }, [of, usual, t, said, nameOf]);
}
