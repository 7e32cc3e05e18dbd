import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useUnits } from '../../../parts/units';
import { Labelled } from '../labelled';
import type { DaysText, HoursText, WeekdayText } from './local-text';
import { WEEKDAYS } from './year';

interface Props<Entry> {
  entries: readonly Entry[];
  change: (entries: readonly Entry[]) => void;
}

const putAt = <A,>(list: readonly A[], at: number, part: Partial<A>): readonly A[] =>
  list.map((one, i) => (i === at ? { ...one, ...part } : one));
const without = <A,>(list: readonly A[], at: number): readonly A[] => list.filter((_one, i) => i !== at);

/** Days that the city, or one unit, rests or works for itself. */
export function OwnDays({ entries, change }: Props<DaysText>) {
  const { t } = useTranslation('calendar');
  return (
    <fieldset className="reach">
      <legend>{t('local.days')}</legend>
      <ul className="entries">
        {entries.map((one, at) => (
          <li key={at}>
            <Labelled of={`kind-${at}`} words={t('local.kind')}>
              <Select
                id={`kind-${at}`}
                value={one.kind}
                options={(['rest', 'work'] as const).map((kind) => ({ value: kind, label: t(`local.${kind}`) }))}
                onChange={(kind) => change(putAt(entries, at, { kind }))}
              />
            </Labelled>
            <Labelled of={`name-${at}`} words={t('local.name')} required>
              <Input
                id={`name-${at}`}
                maxLength={60}
                value={one.name}
                onChange={({ target }) => change(putAt(entries, at, { name: target.value }))}
              />
            </Labelled>
            <Day
              id={`from-${at}`}
              words={t('local.from')}
              value={one.from}
              change={(from) => change(putAt(entries, at, { from }))}
            />
            <Day
              id={`through-${at}`}
              words={t('local.through')}
              value={one.through}
              change={(through) => change(putAt(entries, at, { through }))}
            />
            <ForWhom id={`unit-${at}`} value={one.unit} change={(unit) => change(putAt(entries, at, { unit }))} />
            <Button onClick={() => change(without(entries, at))}>{t('local.remove')}</Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => change([...entries, { kind: 'rest', name: '', from: '', through: '', unit: null }])}>
        {t('local.addDays')}
      </Button>
    </fieldset>
  );
}

/** Office hours by the day of the week, where they are not those of the policy. */
export function OwnWeekdays({ entries, change }: Props<WeekdayText>) {
  const { t } = useTranslation('calendar');
  const next = WEEKDAYS.find((day) => !entries.some(({ weekday, unit }) => unit === null && weekday === day));
  return (
    <fieldset className="reach">
      <legend>{t('local.weekdays')}</legend>
      <ul className="entries">
        {entries.map((one, at) => (
          <li key={at}>
            <Labelled of={`weekday-${at}`} words={t('local.weekday')}>
              <Select
                id={`weekday-${at}`}
                value={one.weekday}
                options={WEEKDAYS.map((day) => ({ value: day, label: t(`weekdayNames.${day}`) }))}
                onChange={(weekday) => change(putAt(entries, at, { weekday }))}
              />
            </Labelled>
            <Hours
              id={`weekday-hours-${at}`}
              value={one.hours}
              change={(hours) => change(putAt(entries, at, { hours }))}
            />
            <ForWhom
              id={`weekday-unit-${at}`}
              value={one.unit}
              change={(unit) => change(putAt(entries, at, { unit }))}
            />
            <Button onClick={() => change(without(entries, at))}>{t('local.remove')}</Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => change([...entries, { weekday: next ?? 'monday', hours: '', unit: null }])}>
        {t('local.addWeekday')}
      </Button>
    </fieldset>
  );
}

/** Office hours of single days, such as the half day before a festival. */
export function OwnHours({ entries, change }: Props<HoursText>) {
  const { t } = useTranslation('calendar');
  return (
    <fieldset className="reach">
      <legend>{t('local.hours')}</legend>
      <ul className="entries">
        {entries.map((one, at) => (
          <li key={at}>
            <Day
              id={`date-${at}`}
              words={t('day')}
              value={one.date}
              change={(date) => change(putAt(entries, at, { date }))}
            />
            <Hours id={`hours-${at}`} value={one.hours} change={(hours) => change(putAt(entries, at, { hours }))} />
            <ForWhom id={`hours-unit-${at}`} value={one.unit} change={(unit) => change(putAt(entries, at, { unit }))} />
            <Button onClick={() => change(without(entries, at))}>{t('local.remove')}</Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => change([...entries, { date: '', hours: '', unit: null }])}>{t('local.addHours')}</Button>
    </fieldset>
  );
}

interface TextProps {
  id: string;
  value: string;
  change: (value: string) => void;
}

function Hours({ id, value, change }: TextProps) {
  const { t } = useTranslation('calendar');
  return (
    <Labelled of={id} words={t('local.open')} required hint={t('local.openHint')}>
      <Input
        id={id}
        placeholder={t('local.openExample')}
        value={value}
        onChange={({ target }) => change(target.value)}
      />
    </Labelled>
  );
}

function Day({ id, words, value, change }: TextProps & { words: string }) {
  return (
    <Labelled of={id} words={words} required>
      <DatePicker
        id={id}
        value={value === '' ? null : dayjs(value)}
        onChange={(day) => change(day ? day.format('YYYY-MM-DD') : '')}
      />
    </Labelled>
  );
}

interface ForWhomProps {
  id: string;
  value: string | null;
  change: (unit: string | null) => void;
}

function ForWhom({ id, value, change }: ForWhomProps) {
  const { t } = useTranslation('calendar');
  const { units } = useUnits();
  return (
    <Labelled of={id} words={t('for')}>
      <Select
        id={id}
        showSearch
        allowClear
        optionFilterProp="label"
        placeholder={t('wholeCity')}
        value={value}
        options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
        onChange={(unit: string | undefined) => change(unit ?? null)}
      />
    </Labelled>
  );
}
