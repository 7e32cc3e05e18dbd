import { useEffect, useRef } from 'react';
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use as draws } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useShade } from '../../app/theme';

draws([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export interface Series {
  name: string;
  values: readonly number[];
}

interface Props {
  /** what the chart says, for those who do not see it; the table beside it has the numbers */
  says: string;
  names: readonly string[];
  series: readonly Series[];
  /** rows lying, for long names; else columns standing */
  lying?: boolean;
  /** the place of the bar that was chosen */
  choose?: (place: number) => void;
}

/** what stands now, and what would; the same everywhere */
const COLOURS = { light: ['#8a939d', '#24559e'], dark: ['#8a939d', '#8fb5f0'] } as const;
const INK = { light: '#1b1f24', dark: '#e8eaed' } as const;
const LINE = { light: '#d5d9de', dark: '#3a4048' } as const;
const ROW_PX = 34;

/** Bars: one message a chart. */
export function Bars({ says, names, series, lying = false, choose }: Props) {
  const { shade } = useShade();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(null);
  const chosen = useRef(choose);
  useEffect(() => {
    chosen.current = choose;
  });
  useEffect(() => {
    if (!place.current) return;
    const made = init(place.current, null, { renderer: 'canvas' });
    chart.current = made;
    made.on('click', ({ dataIndex }) => chosen.current?.(dataIndex));
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    const text = { color: INK[shade], fontSize: 12 };
    const named = { type: 'category' as const, data: [...names], axisLabel: text, axisTick: { show: false } };
    const counted = {
      type: 'value' as const,
      axisLabel: text,
      minInterval: 1,
      splitLine: { lineStyle: { color: LINE[shade] } },
    };
    // only one series of two needs to be told from the other
    const colours = series.length === 1 ? [COLOURS[shade][1]] : [...COLOURS[shade]];
    chart.current?.setOption(
      {
        animation: false,
        color: colours,
        textStyle: text,
        grid: { left: 8, right: 24, top: series.length > 1 ? 36 : 28, bottom: 8, containLabel: true },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
        legend: { show: series.length > 1, top: 0, right: 0, textStyle: text },
        xAxis: lying ? counted : named,
        yAxis: lying ? { ...named, inverse: true } : counted,
        series: series.map(({ name, values }) => ({
          type: 'bar',
          name,
          data: [...values],
          barMaxWidth: 28,
          label: { show: series.length === 1, position: lying ? 'right' : 'top', color: INK[shade], fontSize: 12 },
        })),
      },
      { notMerge: true },
    );
  }, [names, series, lying, shade]);
  const height = lying ? Math.max(160, names.length * ROW_PX + 60) : 240;
  return <div ref={place} role="img" aria-label={says} style={{ height }} className="bars" />;
}
