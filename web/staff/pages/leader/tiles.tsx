import { ClockCircleOutlined, FormOutlined, InboxOutlined, StarOutlined, WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { FigureTile } from '../../parts/figure-tile';
import { useInstants } from '../../parts/instants';
import type { ListOf, Morning } from './figures';
import { listAt } from './list-at';

interface Props {
  morning: Morning;
  /** the list that is shown */
  of: ListOf;
  day: string | null;
}

/** The figures, what waits for the reader first. */
export function MorningTiles({ morning, of, day }: Props) {
  const { t } = useTranslation('leader');
  const instant = useInstants();
  const { received, open, withoutReply, overdue, lastNight, forInstruction } = morning;
  const part = (as: string): number => received.parts.find((one) => one.as === as)?.count ?? 0;
  const tiles = [
    {
      of: 'forInstruction',
      count: forInstruction.count,
      icon: <FormOutlined aria-hidden />,
      ...(forInstruction.since === null ? {} : { note: t('note.since', { at: instant(forInstruction.since) }) }),
    },
    {
      of: 'majorLastNight',
      count: lastNight.count,
      icon: <StarOutlined aria-hidden />,
      note: t('note.span', {
        from: instant(lastNight.period.from, 'clock'),
        to: instant(lastNight.period.to, 'clock'),
      }),
    },
    {
      of: 'received',
      count: received.count,
      icon: <InboxOutlined aria-hidden />,
      note: t('note.dayBefore', { count: received.dayBefore }),
    },
    { of: 'direct', count: part('direct'), note: share(part('direct'), received.count) },
    { of: 'transferred', count: part('transferred'), note: share(part('transferred'), received.count) },
    { of: 'open', count: open.count, note: t('note.now') },
    { of: 'withoutReply', count: withoutReply.count, icon: <ClockCircleOutlined aria-hidden />, note: t('note.now') },
    {
      of: 'overdue',
      count: overdue.count,
      icon: <WarningOutlined aria-hidden />,
      note: t('note.units', { count: overdue.byUnit.length }),
      ...(overdue.count > 0 ? { tone: 'red' as const } : {}),
    },
  ] as const;
  return (
    <div className="tiles">
      {tiles.map(({ count, ...tile }) => (
        <FigureTile
          key={tile.of}
          {...tile}
          words={t(`of.${tile.of}`)}
          value={String(count)}
          to={listAt(tile.of, day)}
          current={tile.of === of}
        />
      ))}
    </div>
  );
}

const share = (part: number, whole: number): string => (whole === 0 ? '' : `${Math.round((part * 100) / whole)}%`);
