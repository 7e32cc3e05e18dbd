import { useTranslation } from 'react-i18next';
import { useUnits } from '../../../parts/units';
import type { LocalText } from './local-text';

/**
 * What the form calls the part of a local calendar that a JSON pointer names, e.g. the first day of a rest at
 * `/calendar/units/u2-1/rest/0/from`: the entry by its name or its day, and the field.
 */
export function useLocalFieldWords({ days, stops }: LocalText): (path: string) => string {
  const { t } = useTranslation('calendar');
  const { nameOf } = useUnits();
  const joined = (...words: readonly string[]): string => words.filter(Boolean).join(t('local.of'));
  return (path) => {
    const [whole = '', ...below] = path.split('/').filter(Boolean);
    if (whole !== 'calendar') return t('local.reason');
    const unit = below[0] === 'units' ? (below[1] ?? null) : null;
    const [part = '', key = '', field = ''] = unit === null ? below : below.slice(2);
    const of = unit === null ? '' : nameOf(unit);
    if (part === 'officeHours') return joined(of, hoursOf(key, field));
    if (part === 'suspensions')
      return joined(stops[Number(key)]?.name ?? '', field === '' ? t('stops.title') : t(`stops.${field}`));
    const named = days.filter((one) => one.kind === part && one.unit === unit)[Number(key)];
    return joined(of, named?.name ?? '', field === '' ? '' : t(`local.${field}`));
  };

  function hoursOf(list: string, day: string): string {
    return joined(list === 'weekdays' ? t(`weekdayNames.${day}`) : day, t('local.open'));
  }
}
