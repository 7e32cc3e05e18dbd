import { useRef, useState } from 'react';
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useKeys } from '../../../app/keys';
import { holds, useSession } from '../../../app/me';
import { serverNow } from '../../../api/server-clock';
import { civilDay } from '../../../parts/instants';
import { Read } from '../../../parts/states';
import { useDates } from '../dates';
import { LinkButton } from '../link-button';
import { LETTERED, Month } from './month';
import { addDays, type Calendars, type Day, daysOf, readCalendars } from './year';
import '../admin.css';
import './calendar.css';

const MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

/** The working calendar as a year sheet: what is a holiday, a make-up day, a day of its own hours, a day of standstill. */
export function Page() {
  const { t } = useTranslation('calendar');
  const { me } = useSession();
  const [search, setSearch] = useSearchParams();
  const today = civilDay(serverNow());
  const year = Number(search.get('year') ?? today.slice(0, 4));
  const query = useQuery({
    queryKey: ['calendar', year],
    queryFn: () => readCalendars(year),
  });
  const turn = (to: number): void => setSearch({ year: String(to) }, { replace: true });
  return (
    <div className="admin">
      <header className="admin-head">
        <h1>{t('title', { year })}</h1>
        <div className="buttons">
          <Button onClick={() => turn(year - 1)}>{t('earlier', { year: year - 1 })}</Button>
          <Button onClick={() => turn(year + 1)}>{t('later', { year: year + 1 })}</Button>
          {holds(me, ['administrator']) && (
            <>
              <LinkButton to="/calendars/local">{t('toLocal')}</LinkButton>
              <LinkButton to="/calendars/national" second>
                {t('toNational')}
              </LinkButton>
            </>
          )}
        </div>
      </header>
      <Read query={query}>{(read) => <Sheet key={year} year={year} today={today} of={read} turn={turn} />}</Read>
    </div>
  );
}

interface SheetProps {
  year: number;
  today: string;
  of: Calendars;
  turn: (year: number) => void;
}

function Sheet({ year, today, of, turn }: SheetProps) {
  const { t } = useTranslation('calendar');
  const date = useDates();
  const sheet = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(today.startsWith(String(year)) ? today : `${year}-01-01`);
  const months = MONTHS.map((month) => daysOf(year, month, of));
  const day = months.flat().find((one) => one.date === at);
  const { national, local } = of;
  const move = (by: number): void => {
    const next = addDays(at, by);
    if (!next.startsWith(String(year))) return turn(Number(next.slice(0, 4)));
    setAt(next);
    sheet.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  };
  useKeys([
    { key: 'ArrowLeft', words: t('keys.dayBefore'), within: sheet, act: () => move(-1) },
    { key: 'ArrowRight', words: t('keys.dayAfter'), within: sheet, act: () => move(1) },
    { key: 'ArrowUp', words: t('keys.weekBefore'), within: sheet, act: () => move(-7) },
    { key: 'ArrowDown', words: t('keys.weekAfter'), within: sheet, act: () => move(7) },
  ]);
  return (
    <div className="year">
      <div ref={sheet} className="months">
        {months.map((days, i) => (
          <Month key={MONTHS[i]} month={i + 1} days={days} at={at} choose={setAt} />
        ))}
      </div>
      <aside className="pane" aria-label={t('aside')}>
        <h2>{date(at)}</h2>
        <div aria-live="polite">{day && <OneDay day={day} />}</div>
        <h2>{t('legend')}</h2>
        <ul className="legend">
          {LETTERED.map((mark) => (
            <li key={mark}>
              <span className={`day ${mark}`}>
                <span className="letter">{t(`letters.${mark}`)}</span>
              </span>{' '}
              {t(`marks.${mark}`)}{' '}
              <span className="quiet">{months.flat().filter((one) => one.mark === mark).length}</span>
            </li>
          ))}
        </ul>
        <h2>{t('versions')}</h2>
        <p>{t('nationalLine', { version: national.version, until: date(national.knownThrough) })}</p>
        <p className="quiet">
          {t('sources', {
            sources: (national.sources[String(year)] ?? []).join(t('comma', { ns: 'app' })) || t('noSource'),
          })}
        </p>
        <p>{local ? t('localLine', { version: local.version }) : t('noLocal')}</p>
        <p>
          <Link to="/rollouts">{t('toRollouts')}</Link>
        </p>
      </aside>
    </div>
  );
}

function OneDay({ day }: { day: Day }) {
  const { t } = useTranslation('calendar');
  return (
    <>
      <p>
        {t(`marks.${day.mark}`)}
        {day.name !== null && t('named', { name: day.name })}
      </p>
      {day.hours !== null && <p>{t('open', { hours: day.hours })}</p>}
      {!day.isKnown && <p className="quiet">{t('notKnown')}</p>}
    </>
  );
}
