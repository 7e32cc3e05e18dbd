import { FIELD_ZONE, noonOf } from '../../app/field-clock';
import { useLanguage } from '../../app/language';

const FORMATS = {
  zh: new Intl.DateTimeFormat('zh-CN', { year: 'numeric', month: 'long', day: 'numeric', timeZone: FIELD_ZONE }),
  en: new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', day: 'numeric', timeZone: FIELD_ZONE }),
};

/** The day of an instant (ISO 8601), with its year, by the field's clock; of a civil date 'YYYY-MM-DD' that date. */
export function useDates(): (iso: string) => string {
  const { language } = useLanguage();
  return (iso) => FORMATS[language].format(Date.parse(iso.length === 10 ? noonOf(iso) : iso));
}
