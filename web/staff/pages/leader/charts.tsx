import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { noonOf } from '../../app/field-clock';
import { useSaid } from '../../app/language';
import { type Bar, BarChart, type Series } from '../../parts/bar-chart';
import { useInstants } from '../../parts/instants';
import { Empty } from '../../parts/states';
import type { Morning } from './figures';
import { listAt } from './list-at';

interface Props {
  morning: Morning;
  day: string | null;
}

const MOST_UNITS = 8;

/** Three charts with one message each: what came day by day, what became of it, and who is late. */
export function MorningCharts({ morning, day }: Props) {
  return (
    <div className="morning-charts">
      <Received morning={morning} />
      <Decided morning={morning} day={day} />
      <Overdue morning={morning} day={day} />
    </div>
  );
}

function Received({ morning }: Pick<Props, 'morning'>) {
  const { t } = useTranslation('leader');
  const instant = useInstants();
  const { days, received } = morning;
  const series = useMemo((): readonly Series[] => [{ words: t('chart.count'), colour: '--bar' }], [t]);
  const bars = useMemo(
    () =>
      days.map(({ day, received: count }): Bar => ({
        id: day,
        words: instant(noonOf(day), 'day'),
        values: [count],
        // the figures of a day are those of the morning after it
        to: listAt('received', dayAfter(day)),
      })),
    [days, instant],
  );
  const change = received.count - received.dayBefore;
  const way = change > 0 ? 'more' : change < 0 ? 'fewer' : 'same';
  return (
    <BarChart
      title={t(`chart.received.${way}`, { count: received.count, change: Math.abs(change) })}
      source={t('chart.received.source')}
      of={t('chart.day')}
      series={series}
      bars={bars}
      empty={null}
    />
  );
}

const dayAfter = (day: string): string => {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
};

function Decided({ morning, day }: Props) {
  const { t } = useTranslation('leader');
  const said = useSaid();
  const instant = useInstants();
  const { received, period } = morning;
  const series = useMemo((): readonly Series[] => [{ words: t('chart.count'), colour: '--bar' }], [t]);
  const bars = useMemo(
    () =>
      received.parts.map(({ as, words, count }): Bar => ({
        id: as,
        words: said(words),
        values: [count],
        to: listAt(as, day),
      })),
    [received.parts, said, day],
  );
  const part = (as: string): number => received.parts.find((one) => one.as === as)?.count ?? 0;
  return (
    <BarChart
      title={t('chart.decided.title', { direct: part('direct'), transferred: part('transferred') })}
      source={t('chart.decided.source', { day: instant(period.from, 'day') })}
      of={t('chart.became')}
      series={series}
      bars={bars}
      empty={null}
    />
  );
}

function Overdue({ morning, day }: Props) {
  const { t } = useTranslation('leader');
  const instant = useInstants();
  const { overdue, asOf } = morning;
  const series = useMemo((): readonly Series[] => [{ words: t('chart.count'), colour: '--bar-red' }], [t]);
  const bars = useMemo(
    () =>
      overdue.byUnit.slice(0, MOST_UNITS).map(({ unit, name, count }): Bar => ({
        id: unit,
        words: name,
        values: [count],
        to: listAt('overdue', day, unit),
      })),
    [overdue.byUnit, day],
  );
  const first = overdue.byUnit[0];
  return (
    <BarChart
      title={first ? t('chart.overdue.title', { unit: first.name, count: first.count }) : t('chart.overdue.none')}
      source={t('chart.overdue.source', { at: instant(asOf) })}
      of={t('chart.unit')}
      series={series}
      bars={bars}
      empty={<Empty title={t('empty', { words: t('of.overdue') })} how={t('how.overdue')} />}
    />
  );
}
