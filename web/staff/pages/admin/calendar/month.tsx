import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../app/language';
import { type Day, weekdayOf } from './year';

const MONTHS = {
  zh: new Intl.DateTimeFormat('zh-CN', { month: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }),
};

interface Props {
  month: number;
  days: readonly Day[];
  /** the day that the keyboard is on, in whichever month */
  at: string;
  choose: (date: string) => void;
}

/** A month of the year sheet: a letter and a colour on each day that is no plain one. */
export function Month({ month, days, at, choose }: Props) {
  const { t } = useTranslation('calendar');
  const { language } = useLanguage();
  const weeks = weeksOf(days);
  const name = MONTHS[language].format(Date.UTC(2000, month - 1));
  const letterOf = ({ mark }: Day): string => (LETTERED.includes(mark) ? t(`letters.${mark}`) : '');
  return (
    <table className="month" aria-label={name}>
      <caption>{name}</caption>
      <thead>
        <tr>
          {Array.from({ length: 7 }, (_, i) => (
            <th key={i} scope="col">
              {t(`weekdays.${i}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, row) => (
          <tr key={week.find(Boolean)?.date ?? row}>
            {week.map((day, column) => (
              <td key={day?.date ?? column}>
                {day && (
                  <button
                    type="button"
                    data-date={day.date}
                    className={`day ${day.mark}${day.isKnown ? '' : ' unknown'}`}
                    tabIndex={day.date === at ? 0 : -1}
                    aria-pressed={day.date === at}
                    aria-label={[
                      Number(day.date.slice(8)) + letterOf(day),
                      day.date,
                      t(`marks.${day.mark}`),
                      day.name ?? '',
                    ]
                      .join(' ')
                      .trim()}
                    onClick={() => choose(day.date)}
                    onFocus={() => choose(day.date)}
                  >
                    <span>{Number(day.date.slice(8))}</span>
                    <span className="letter">{letterOf(day)}</span>
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export const LETTERED: readonly Day['mark'][] = ['holiday', 'makeupWorkday', 'hours', 'suspended'];

/** by weeks from Monday, with the places before and after the month empty */
function weeksOf(days: readonly Day[]): readonly (readonly (Day | null)[])[] {
  const first = days[0];
  const places: (Day | null)[] = [...Array.from({ length: first ? weekdayOf(first.date) : 0 }, () => null), ...days];
  while (places.length % 7 !== 0) places.push(null);
  return Array.from({ length: places.length / 7 }, (_, i) => places.slice(i * 7, i * 7 + 7));
}
