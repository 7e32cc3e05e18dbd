import { useTranslation } from 'react-i18next';
import { Empty } from '../../../parts/states';
import { useUnits } from '../../../parts/units';
import { useDates } from '../dates';
import { PlainTable } from '../plain-table';

interface Changed {
  unit: string | null;
  date: string;
  was: string;
  is: string;
  name?: string | null;
  past?: boolean;
}

/** The days that another version of the calendar counts in another way. */
export function ChangedDays({ days, national = false }: { days: readonly Changed[]; national?: boolean }) {
  const { t } = useTranslation('calendar');
  const { nameOf } = useUnits();
  const date = useDates();
  return (
    <PlainTable
      label={t('changedDays')}
      rows={days}
      keyOf={(day) => `${day.unit ?? ''} ${day.date}`}
      empty={<Empty title={t('noChangedDays')} how={t('noChangedDaysHow')} />}
      columns={[
        {
          id: 'date',
          title: t('day'),
          cell: (day) => (
            <>
              {date(day.date)}
              {day.past === true && <span className="second">{t('past')}</span>}
            </>
          ),
        },
        { id: 'was', title: t('was'), cell: (day) => t(`marks.${day.was}`) },
        { id: 'is', title: t('is'), cell: (day) => <strong>{t(`marks.${day.is}`)}</strong> },
        {
          id: 'for',
          title: t(national ? 'holiday' : 'for'),
          cell: (day) => (national ? day.name : day.unit === null ? t('wholeCity') : nameOf(day.unit)),
        },
      ]}
    />
  );
}
