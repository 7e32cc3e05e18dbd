import { useTranslation } from 'react-i18next';
import { FIELD_ZONE } from '../app/field-clock';
import { useLanguage, type Language } from '../app/language';

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

type Style = 'day' | 'minute' | 'full' | 'clock';
const STYLES: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  day: { month: 'short', day: 'numeric', weekday: 'short' },
  minute: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  full: {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  },
  clock: { hour: '2-digit', minute: '2-digit' },
};

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(language: Language, style: Style): Intl.DateTimeFormat {
  const key = `${language} ${style}`;
  let format = formats.get(key);
  if (!format)
    formats.set(
      key,
      (format = new Intl.DateTimeFormat(LOCALES[language], {
        ...STYLES[style],
        timeZone: FIELD_ZONE,
        hourCycle: 'h23',
      })),
    );
  return format;
}

/** An instant (ISO 8601, UTC) as people say it by the field's clock. */
export function useInstants(): (iso: string, style?: Style) => string {
  const { language } = useLanguage();
  return (iso, style = 'minute') => formatOf(language, style).format(Date.parse(iso));
}

/** A due instant in words: the midnight that ends a day is that day's 24:00, not 00:00 of the day after. */
export function useDueInstants(): (iso: string) => string {
  const instant = useInstants();
  return (iso) => {
    const at = Date.parse(iso);
    if (civilDay(at) === civilDay(at - 1)) return instant(iso);
    return `${instant(new Date(at - 1).toISOString(), 'day')} 24:00`;
  };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** the civil day of an instant by the field's clock, 'YYYY-MM-DD' */
export const civilDay = (at: number): string => new Date(at + 8 * HOUR).toISOString().slice(0, 10);

/** A span of time in words: «2 小时 13 分» below a day, whole days above. */
export function useSpans(): (ms: number) => string {
  const { t } = useTranslation('app');
  return (ms) => {
    const span = Math.max(0, ms);
    if (span >= DAY) return t('span.days', { count: Math.floor(span / DAY) });
    const [hours, minutes] = [Math.floor(span / HOUR), Math.floor((span % HOUR) / MINUTE)];
    if (hours > 0) return t('span.hours', { hours, minutes });
    const seconds = Math.floor((span % MINUTE) / 1_000);
    return minutes >= 10
      ? t('span.minutes', { minutes })
      : t('span.seconds', { minutes, seconds: String(seconds).padStart(2, '0') });
  };
}
