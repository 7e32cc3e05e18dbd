import { useEffect, useState } from 'react';
import { Button } from 'antd';
import QRCode from 'qrcode';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useSaid } from '../../app/language';
import { useSession } from '../../app/me';
import { type Appeal, useAppeal } from '../../parts/appeal';
import { useInstants } from '../../parts/instants';
import { serverNow } from '../../api/server-clock';
import { Loading, ProblemBox } from '../../parts/states';
import { type CaseEvent, useCourse } from './course';
import { partOf } from './standing';
import './paper.css';

/** The case on A4, in the form of an official paper: title, number, addressee, text, who issued it and when. */
export function Page() {
  const { number = '' } = useParams();
  const appeal = useAppeal(number);
  const course = useCourse(number);
  const failed = appeal.error ?? course.error;
  if (failed) return <ProblemBox error={failed} />;
  if (!appeal.data || !course.data) return <Loading />;
  return <Paper appeal={appeal.data} events={course.data} />;
}

function Paper({ appeal, events }: { appeal: Appeal; events: readonly CaseEvent[] }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const { me } = useSession();
  const instant = useInstants();
  const [now] = useState(() => new Date(serverNow()).toISOString());
  const address = `${location.origin}/desk/appeals/${appeal.number}`;
  const to = appeal.orders.filter((order) => order.under === null).map((order) => order.unit.name);
  return (
    <>
      <p className="paper-keys">
        <Button type="primary" onClick={() => window.print()}>
          {t('print.now')}
        </Button>
        <Link to={`/appeals/${appeal.number}`}>{t('print.back')}</Link>
      </p>
      <article className="paper">
        <header>
          <Code address={address} />
          <h1>{t('print.title', { city: said(me.city) })}</h1>
          <p className="paper-number">{t('print.number', { number: appeal.number })}</p>
        </header>
        {to.length > 0 && <p>{t('print.to', { units: [...new Set(to)].join(t('comma', { ns: 'app' })) })}</p>}
        <Heads appeal={appeal} />
        <h2>{t('print.matter')}</h2>
        <Matter appeal={appeal} />
        <h2>{t('print.owed')}</h2>
        <Owed appeal={appeal} />
        <h2>{t('print.course')}</h2>
        <Course events={events} />
        <footer>
          <p>{t('hotlineOf', { ns: 'app', city: said(me.city) })}</p>
          <p>{instant(now, 'full')}</p>
          <p className="paper-small">{t('print.by', { name: me.account.name, version: appeal.version, address })}</p>
        </footer>
      </article>
    </>
  );
}

function Code({ address }: { address: string }) {
  const { t } = useTranslation('case');
  const [image, setImage] = useState<string | null>(null);
  useEffect(() => {
    void QRCode.toDataURL(address, { margin: 0, width: 220 }).then(setImage);
  }, [address]);
  return image === null ? null : <img className="paper-code" src={image} alt={t('print.code')} />;
}

function Heads({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const instant = useInstants();
  const rows: readonly (readonly [string, string | null])[] = [
    ['title', partOf(appeal, 'title')],
    ['category', appeal.categoryWords && said(appeal.categoryWords)],
    ['stage', said(appeal.stageWords)],
    ['outcome', appeal.outcomeWords && said(appeal.outcomeWords)],
    ['received', instant(appeal.receivedAt, 'full')],
    ['accepted', appeal.acceptedAt && instant(appeal.acceptedAt, 'full')],
    ['closed', appeal.closedAt && instant(appeal.closedAt, 'full')],
  ];
  return (
    <table>
      <tbody>
        {rows.map(
          ([name, value]) =>
            value !== null && (
              <tr key={name}>
                <th scope="row">{t(`print.heads.${name}`)}</th>
                <td>{value}</td>
              </tr>
            ),
        )}
      </tbody>
    </table>
  );
}

function Matter({ appeal }: { appeal: Appeal }) {
  const said = useSaid();
  const { t } = useTranslation('case');
  const parts = appeal.texts.find((text) => text.v === 1)?.parts ?? [];
  if (parts.length === 0) return <p>{t('texts.empty')}</p>;
  return (
    <>
      {parts
        .filter(({ name }) => name !== 'title')
        .map((part) => (
          <p key={part.name} className="paper-words">
            <strong>{t('print.part', { words: said(part.words) })}</strong>
            {part.text}
          </p>
        ))}
    </>
  );
}

function Owed({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const owed = appeal.obligations.filter(({ status }) => status === 'open' || status === 'held');
  if (owed.length === 0) return <p>{t('owed.none')}</p>;
  return (
    <ol>
      {owed.map((one) => (
        <li key={one.id}>{one.sentence ? said(one.sentence) : said(one.words)}</li>
      ))}
    </ol>
  );
}

function Course({ events }: { events: readonly CaseEvent[] }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const instant = useInstants();
  return (
    <table className="paper-course">
      <thead>
        <tr>
          <th scope="col">{t('print.columns.at')}</th>
          <th scope="col">{t('print.columns.what')}</th>
          <th scope="col">{t('print.columns.who')}</th>
          <th scope="col">{t('print.columns.said')}</th>
        </tr>
      </thead>
      <tbody>
        {events
          // what a side wrote for itself is on no paper
          .filter(({ type }) => type !== 'noteAdded')
          .map((event) => (
            <tr key={event.v}>
              <td>{instant(event.at, 'minute')}</td>
              <td>{said(event.words)}</td>
              <td>
                {event.by === null
                  ? t('course.byClock')
                  : [event.by.name, event.by.unitName && said(event.by.unitName), said(event.by.roleWords)]
                      .filter(Boolean)
                      .join(t('comma', { ns: 'app' }))}
              </td>
              <td>
                {event.details.map((one) => (
                  <span key={one.field} className="paper-detail">
                    {t('print.detail', { words: said(one.words), value: said(one.said) })}
                  </span>
                ))}
                {event.v > 1 &&
                  event.text?.parts.map((part) => (
                    <span key={part.name} className="paper-detail">
                      {t('print.detail', { words: said(part.words), value: part.text })}
                    </span>
                  ))}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
