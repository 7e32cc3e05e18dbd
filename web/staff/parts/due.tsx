import { ClockCircleOutlined, FireOutlined, WarningOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDueInstants, useSpans } from './instants';
import { useNow } from './now';
import { useWorkingDaysBetween } from './working-days';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** the last quarter of a day and all that is shorter burns */
const SOON_MS = 6 * HOUR;

interface Props {
  /** ISO 8601, UTC; null: the pack gives no limit */
  at: string | null;
}

/**
 * How long is left: hours and minutes below a day, working days above, ticking; over, by how much. The instant itself stands in
 * the title. Never colour alone: an icon and words say the same.
 */
export function Due({ at }: Props) {
  const { t } = useTranslation('app');
  if (at === null) return <span className="quiet">{t('due.none')}</span>;
  return <Running at={at} />;
}

function Running({ at }: { at: string }) {
  const { t } = useTranslation('app');
  const now = useNow();
  const due = useDueInstants();
  const span = useSpans();
  const workingDays = useWorkingDaysBetween();
  const end = Date.parse(at);
  const left = end - now;
  const ending = t('due.by', { at: due(at) });
  if (left < 0)
    return (
      <Tooltip title={ending}>
        <span className="due over">
          <WarningOutlined aria-hidden /> {t('due.over', { span: span(-left) })}
        </span>
      </Tooltip>
    );
  const days = left >= DAY ? workingDays(now, end - 1) : null;
  const words = days !== null && days > 0 ? t('due.workingDays', { count: days }) : t('due.left', { span: span(left) });
  const soon = left < SOON_MS;
  return (
    <Tooltip title={ending}>
      <span className={soon ? 'due soon' : 'due'}>
        {soon ? <FireOutlined aria-hidden /> : <ClockCircleOutlined aria-hidden />} {words}
      </span>
    </Tooltip>
  );
}
