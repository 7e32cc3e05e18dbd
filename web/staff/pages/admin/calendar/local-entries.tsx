import type { ReactNode } from 'react';
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

interface EntriesProps<Entry> extends Props<Entry> {
  legend: string;
  addWords: string;
  /** what a new entry says before anybody has written */
  begin: Entry;
  /** the fields of one entry, beside those that every entry has */
  fields: (entry: Entry, put: (part: Partial<Entry>) => void, at: number) => ReactNode;
  id: string;
}

/** Entries one below the other, each for the city or for one unit; some can be taken out, and another one added. */
function Entries<Entry extends { unit: string | null }>(props: EntriesProps<Entry>) {
  const { legend, addWords, begin, entries, change, fields, id } = props;
  const { t } = useTranslation('calendar');
  const putAt = (at: number) => (part: Partial<Entry>) =>
    change(entries.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="reach">
      <legend>{legend}</legend>
      <ul className="entries">
        {entries.map((one, at) => (
          <li key={at}>
            {fields(one, putAt(at), at)}
            <ForWhom
              id={`${id}-unit-${at}`}
              value={one.unit}
              change={(unit) => putAt(at)({ unit } as Partial<Entry>)}
            />
            <Button onClick={() => change(entries.filter((_one, i) => i !== at))}>{t('local.remove')}</Button>
          </li>
        ))}
      </ul>
      <Button onClick={() => change([...entries, begin])}>{addWords}</Button>
    </fieldset>
  );
}

/** Days that the city, or one unit, rests or works for itself. */
export function OwnDays(own: Props<DaysText>) {
  const { t } = useTranslation('calendar');
  return (
    <Entries
      {...own}
      id="days"
      legend={t('local.days')}
      addWords={t('local.addDays')}
      begin={{ kind: 'rest', name: '', from: '', through: '', unit: null }}
      fields={(one, put, at) => (
        <>
          <Labelled of={`kind-${at}`} words={t('local.kind')}>
            <Select
              id={`kind-${at}`}
              value={one.kind}
              options={(['rest', 'work'] as const).map((kind) => ({ value: kind, label: t(`local.${kind}`) }))}
              onChange={(kind) => put({ kind })}
            />
          </Labelled>
          <Labelled of={`name-${at}`} words={t('local.name')} required>
            <Input
              id={`name-${at}`}
              maxLength={60}
              value={one.name}
              onChange={({ target }) => put({ name: target.value })}
            />
          </Labelled>
          <Day id={`from-${at}`} words={t('local.from')} value={one.from} change={(from) => put({ from })} />
          <Day
            id={`through-${at}`}
            words={t('local.through')}
            value={one.through}
            change={(through) => put({ through })}
          />
        </>
      )}
    />
  );
}

/** Office hours by the day of the week, where they are not those of the policy. */
export function OwnWeekdays(own: Props<WeekdayText>) {
  const { t } = useTranslation('calendar');
  const { entries } = own;
  const next = WEEKDAYS.find((day) => !entries.some(({ weekday, unit }) => unit === null && weekday === day));
  return (
    <Entries
      {...own}
      id="weekdays"
      legend={t('local.weekdays')}
      addWords={t('local.addWeekday')}
      begin={{ weekday: next ?? 'monday', hours: '', unit: null }}
      fields={(one, put, at) => (
        <>
          <Labelled of={`weekday-${at}`} words={t('local.weekday')}>
            <Select
              id={`weekday-${at}`}
              value={one.weekday}
              options={WEEKDAYS.map((day) => ({ value: day, label: t(`weekdayNames.${day}`) }))}
              onChange={(weekday) => put({ weekday })}
            />
          </Labelled>
          <Hours id={`weekday-hours-${at}`} value={one.hours} change={(hours) => put({ hours })} />
        </>
      )}
    />
  );
}

/** Office hours of single days, such as the half day before a festival. */
export function OwnHours(own: Props<HoursText>) {
  const { t } = useTranslation('calendar');
  return (
    <Entries
      {...own}
      id="hours"
      legend={t('local.hours')}
      addWords={t('local.addHours')}
      begin={{ date: '', hours: '', unit: null }}
      fields={(one, put, at) => (
        <>
          <Day id={`date-${at}`} words={t('day')} value={one.date} change={(date) => put({ date })} />
          <Hours id={`hours-${at}`} value={one.hours} change={(hours) => put({ hours })} />
        </>
      )}
    />
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
