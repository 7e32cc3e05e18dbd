import { type ReactNode, useEffect, useRef } from 'react';
import { BarChart as Bars } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use as draws } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { Link, useNavigate } from 'react-router';
import { useShade } from '../app/theme';
import './bar-chart.css';

draws([Bars, GridComponent, SVGRenderer]);

export interface Series {
  words: string;
  colour: '--bar' | '--bar-red' | '--bar-yellow';
}

export interface Bar {
  id: string;
  words: string;
  /** one value for each series */
  values: readonly number[];
  /** the list behind it */
  to?: string;
}

interface Props {
  /** the one message of the chart, as a sentence */
  title: string;
  /** unit of the values, and which time they are of */
  source: string;
  /** what the first column of the table holds */
  of: string;
  series: readonly Series[];
  bars: readonly Bar[];
  /** what would be here, and how it comes */
  empty: ReactNode;
}

/** a row of the table, of which each bar stands in line */
const ROW_PX = 31;

/**
 * The message as the title, the figures as a table, each with a link to the list behind it, and beside each row its bar. The
 * picture says nothing that the table does not, so a screen reader hears the table alone.
 */
export function BarChart({ title, source, of, series, bars, empty }: Props) {
  return (
    <figure className="chart pane">
      <figcaption>
        <h2>{title}</h2>
        <p className="quiet">{source}</p>
      </figcaption>
      {bars.length === 0 ? (
        empty
      ) : (
        <div className="chart-sides">
          <table>
            <thead>
              <tr>
                <th scope="col">{of}</th>
                {series.map((one) => (
                  <th key={one.words} scope="col" className="end">
                    {series.length > 1 && (
                      <span aria-hidden className="swatch" style={{ background: `var(${one.colour})` }} />
                    )}
                    {one.words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {bars.map((bar) => (
                <tr key={bar.id}>
                  <th scope="row" title={bar.words}>
                    {bar.to === undefined ? bar.words : <Link to={bar.to}>{bar.words}</Link>}
                  </th>
                  {bar.values.map((value, i) => (
                    <td key={series[i]?.words} className="end">
                      {value}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <Picture series={series} bars={bars} />
        </div>
      )}
    </figure>
  );
}

function Picture({ series, bars }: Pick<Props, 'series' | 'bars'>) {
  const place = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const { shade } = useShade();
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const chart = init(element, null, { renderer: 'svg' });
    const colours = getComputedStyle(element);
    const colour = (name: string): string => colours.getPropertyValue(name).trim();
    chart.setOption({
      animation: false,
      grid: { left: 0, right: 0, top: 0, bottom: 0 },
      xAxis: { type: 'value', show: false },
      yAxis: { type: 'category', inverse: true, show: false, data: bars.map((bar) => bar.words) },
      series: series.map((one, i) => ({
        type: 'bar',
        name: one.words,
        stack: 'all',
        barWidth: 16,
        itemStyle: { color: colour(one.colour) },
        data: bars.map((bar) => bar.values[i] ?? 0),
      })),
    });
    chart.on('click', ({ dataIndex }) => {
      const to = bars[dataIndex]?.to;
      if (to !== undefined) void navigate(to);
    });
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(element);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
  }, [series, bars, navigate, shade]);
  return <div ref={place} aria-hidden className="chart-picture" style={{ height: bars.length * ROW_PX }} />;
}
