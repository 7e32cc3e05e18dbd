import { Switch, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';

export type Quiet = { from: string; until: string } | null;

/** what is offered first where somebody turns them on */
const NIGHT: Quiet = { from: '22:00', until: '07:00' };

/** a time of day as the pickers have it; the day itself says nothing */
const asTime = (clock: string) => dayjs(`2000-01-01T${clock}`);

interface ClockProps {
  label: string;
  value: string;
  change: (clock: string) => void;
}

/** One time of day, HH:MM. */
export function Clock({ label, value, change }: ClockProps) {
  return (
    <TimePicker
      aria-label={label}
      format="HH:mm"
      minuteStep={5}
      allowClear={false}
      needConfirm={false}
      value={asTime(value)}
      onChange={(next) => change((next ?? asTime(value)).format('HH:mm'))}
    />
  );
}

interface Props {
  value: Quiet;
  change: (quiet: Quiet) => void;
  /** what they are for, above the switch */
  legend: string;
}

/** Hours in which nothing is sent but what may not wait. */
export function QuietHours({ value, change, legend }: Props) {
  const { t } = useTranslation('notices');
  return (
    <fieldset>
      <legend>{legend}</legend>
      <label className="hours">
        <Switch checked={value !== null} onChange={(on) => change(on ? NIGHT : null)} aria-label={legend} />
        {value === null ? t('quiet.off') : t('quiet.on')}
      </label>
      {value !== null && (
        <div className="hours">
          <Clock label={t('quiet.from')} value={value.from} change={(from) => change({ ...value, from })} />
          <span>{t('quiet.to')}</span>
          <Clock label={t('quiet.until')} value={value.until} change={(until) => change({ ...value, until })} />
          {value.from > value.until && <span className="quiet">{t('quiet.overNight')}</span>}
        </div>
      )}
      <p className="quiet">{t('quiet.except')}</p>
    </fieldset>
  );
}
