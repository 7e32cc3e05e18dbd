import { useState } from 'react';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { holds, useSession } from '../../app/me';
import { type Appeal, useAppeal } from '../../parts/appeal';
import { Read } from '../../parts/states';
import { CaseHead } from './case-head';
import { Files } from './files';
import { Identity } from './identity';
import { Obligations } from './obligations';
import { Orders } from './orders';
import { Picture } from './picture';
import { RawEvents } from './raw-events';
import { partOf } from './standing';
import { Texts } from './texts';
import { Timeline } from './timeline';
import './case.css';

interface Props {
  number: string;
  /** the case is the page itself, and not beside a list */
  asPage?: boolean;
}

/** One appeal: how it stands and by when, what happened, what is owed, who has it, its texts and files, and its way in the loop. */
export function CasePane({ number, asPage = false }: Props) {
  const query = useAppeal(number);
  return (
    <section className="pane case" aria-label={number}>
      <Read query={query}>{(appeal) => <Case key={number} appeal={appeal} asPage={asPage} />}</Read>
    </section>
  );
}

function Case({ appeal, asPage }: { appeal: Appeal; asPage: boolean }) {
  const { t } = useTranslation('case');
  const { me } = useSession();
  const [tab, setTab] = useState('course');
  const { number } = appeal;
  const owed = appeal.obligations.filter(({ status }) => status === 'open' || status === 'held').length;
  const tabs = [
    { key: 'course', label: t('tabs.course'), children: <Timeline number={number} /> },
    { key: 'owed', label: t('tabs.owed', { count: owed }), children: <Obligations appeal={appeal} /> },
    { key: 'orders', label: t('tabs.orders', { count: appeal.orders.length }), children: <Orders appeal={appeal} /> },
    { key: 'texts', label: t('tabs.texts'), children: <Texts appeal={appeal} /> },
    { key: 'files', label: t('tabs.files'), children: <Files appeal={appeal} /> },
    { key: 'picture', label: t('tabs.picture'), children: <Picture appeal={appeal} /> },
    ...(holds(me, ['auditor']) ? [{ key: 'raw', label: t('tabs.raw'), children: <RawEvents number={number} /> }] : []),
  ];
  return (
    <>
      <CaseHead appeal={appeal} asPage={asPage} />
      <Matter appeal={appeal} />
      <p className="case-links">
        <Identity key={number} appeal={appeal} />
        {!asPage && <Link to={`/appeals/${number}`}>{t('openPage')}</Link>}
        <Link to={`/appeals/${number}/print`}>{t('print.open')}</Link>
        {appeal.beside.master !== null && (
          <Link to={`/appeals/${appeal.beside.master}`}>{t('master', { number: appeal.beside.master })}</Link>
        )}
        {appeal.beside.repeatOf !== null && (
          <Link to={`/appeals/${appeal.beside.repeatOf}`}>{t('repeatOf', { number: appeal.beside.repeatOf })}</Link>
        )}
      </p>
      <Tabs size="small" tabBarGutter={16} activeKey={tab} onChange={setTab} items={tabs} destroyOnHidden />
    </>
  );
}

/** what the appellant says, in the words that were written down */
function Matter({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('case');
  const words =
    partOf(appeal, 'message') ?? partOf(appeal, 'content') ?? partOf(appeal, 'course') ?? partOf(appeal, 'cause');
  const place = partOf(appeal, 'place');
  if (words === null && place === null) return null;
  return (
    <div className="matter">
      {words !== null && <p className="whole-text">{words}</p>}
      {place !== null && <p className="quiet">{t('place', { place })}</p>}
    </div>
  );
}
