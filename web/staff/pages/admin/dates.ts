import { useLanguage } from '../../app/language';

const FORMATS = {
  zh: new Intl.DateTimeFormat('zh-CN', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'Asia/Shanghai' }),
  en: new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'Asia/Shanghai' }),
};

/** The day of an instant (ISO 8601), with its year, by the field's clock; of a civil date 'YYYY-MM-DD' that date. */
export function useDates(): (iso: string) => string {
  const { language } = useLanguage();
  return (iso) => FORMATS[language].format(Date.parse(iso.length === 10 ? `${iso}T12:00:00+08:00` : iso));
}
