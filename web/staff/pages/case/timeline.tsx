import { useState } from 'react';
import { ClockCircleOutlined, UserOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSaid, type Said } from '../../app/language';
import { useDueInstants, useInstants } from '../../parts/instants';
import { Empty, Read } from '../../parts/states';
import { byDay, type CaseEvent, type Filter, FILTERS, useCourse } from './course';
import { Words } from './words';

/** What happened, the newest first: who, when, under which rule, and what it changed. */
export function Timeline({ number }: { number: string }) {
  const { t } = useTranslation('case');
  const instant = useInstants();
  const [filter, setFilter] = useState<Filter>('all');
  const query = useCourse(number);
  return (
    <Read query={query}>
      {(events) => {
        const days = byDay(events, filter);
        const several = events.filter(({ type }) => type === 'dispatched').length > 1;
        return (
          <div className="timeline">
            <Segmented<Filter>
              size="small"
              aria-label={t('course.filter')}
              options={FILTERS.map((value) => ({ value, label: t(`course.filters.${value}`) }))}
              value={filter}
              onChange={setFilter}
            />
            {days.length === 0 && <Empty title={t('course.empty')} how={t('course.emptyHow')} />}
            {days.map(({ day, events: those }) => (
              <section key={day} aria-label={instant(those[0]?.at ?? day, 'day')}>
                <h3>{instant(those[0]?.at ?? day, 'day')}</h3>
                <ol>
                  {those.map((event) => (
                    <Entry key={event.v} event={event} several={several} />
                  ))}
                </ol>
              </section>
            ))}
          </div>
        );
      }}
    </Read>
  );
}

function Entry({ event, several }: { event: CaseEvent; several: boolean }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const instant = useInstants();
  const { by, order } = event;
  return (
    <li className={by === null ? 'by-clock' : ''}>
      <time dateTime={event.at} title={instant(event.at, 'full')}>
        {instant(event.at, 'clock')}
      </time>
      <div>
        <p>
          {by === null ? <ClockCircleOutlined aria-hidden /> : <UserOutlined aria-hidden />}{' '}
          <strong>{said(event.words)}</strong>
          <span className="quiet">{by === null ? t('course.byClock') : who(event, said)}</span>
          {order && several && (
            <span className="quiet">{t('course.order', { no: order.no, unit: said(order.unit.name) })}</span>
          )}
          <Rules rules={event.rules} />
        </p>
        {event.details.length > 0 && (
          <dl className="details">
            {event.details
              .filter(({ field }) => field !== 'order')
              .map((detail) => (
                <div key={detail.field}>
                  <dt>{said(detail.words)}</dt>
                  <dd>{said(detail.said)}</dd>
                </div>
              ))}
          </dl>
        )}
        {event.text && <Words parts={event.text.parts} masked={event.text.masked} />}
        <Changes event={event} />
      </div>
    </li>
  );
}

/** so many rules stand in a line; the others are in its title, and on the reference page of the loop */
const RULES_SHOWN = 3;

function Rules({ rules }: { rules: readonly string[] }) {
  if (rules.length === 0) return null;
  return (
    <span className="rule rules quiet" title={rules.join(' ')}>
      {rules.slice(0, RULES_SHOWN).map((rule) => (
        <span key={rule}>{rule}</span>
      ))}
    </span>
  );
}

/** name, role and unit of whoever acted; another unit's people are known by role and unit */
const who = ({ by }: CaseEvent, said: (words: Said) => string): string =>
  by === null ? '' : [by.name, said(by.roleWords), by.unitName && said(by.unitName)].filter(Boolean).join(' · ');

/** what is owed since, and what no more */
function Changes({ event }: { event: CaseEvent }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const dueInstant = useDueInstants();
  if (event.opens.length + event.ends.length === 0) return null;
  return (
    <ul className="changes">
      {event.ends.map((end) => (
        <li key={`${end.id} ${end.how}`}>{t('course.ends', { what: said(end.words), how: said(end.howWords) })}</li>
      ))}
      {event.opens.map((open) => {
        const line = t(open.dueAt === null ? 'course.opensNever' : 'course.opens', {
          what: said(open.words),
          who: open.unit ? said(open.unit.name) : said(open.roleWords),
          at: open.dueAt === null ? '' : dueInstant(open.dueAt),
        });
        return (
          <li key={open.id}>
            {open.sentence ? (
              <details>
                <summary>{line}</summary>
                <p className="whole-text">{said(open.sentence)}</p>
              </details>
            ) : (
              line
            )}
          </li>
        );
      })}
    </ul>
  );
}
