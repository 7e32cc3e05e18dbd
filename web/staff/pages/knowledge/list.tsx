import { useEffect, useMemo, useRef, useState } from 'react';
import { Input, type InputRef, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { holds, useSession } from '../../app/me';
import { usePaged } from '../../parts/paged';
import { PagedTable } from '../../parts/paged-table';
import { useSettled } from '../../parts/settled';
import { Empty } from '../../parts/states';
import { useUnits } from '../../parts/units';
import type { Column } from '../../parts/work-table';
import { type Entry, KNOWLEDGE, type KnowledgeAsked, STANDINGS } from './entries';
import { KEEPERS } from './keepers';
import { ReportsLink } from './reports-link';
import { StandingMark } from './standing';
import { useTermOptions } from './term-options';
import './knowledge.css';

const PAGE = 100;
const SETTLED_MS = 250;
/** by these the list can be narrowed; they stand in the address, so that a link is a view */
const FILTERS = ['unit', 'category', 'language', 'standing'] as const;

/** Standard answers: looked for while typing, narrowed by filters that stand in the address. */
export function Page() {
  const { t } = useTranslation('knowledge');
  const { me } = useSession();
  const navigate = useNavigate();
  const [place, setPlace] = useSearchParams();
  const box = useRef<InputRef>(null);
  useEffect(() => box.current?.focus(), []);
  // the address follows a moment later, which is too late for an input method in the middle of a word
  const [words, setWords] = useState(() => place.get('q') ?? '');
  const q = useSettled(words.trim(), SETTLED_MS);
  const change = (name: string, value: string | undefined): void =>
    setPlace(
      (now) => {
        const next = new URLSearchParams(now);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const filters = Object.fromEntries(FILTERS.flatMap((f) => (place.get(f) ? [[f, place.get(f)]] : [])));
  const asked = { ...filters, ...(q ? { q } : {}) } as KnowledgeAsked;
  const list = usePaged([KNOWLEDGE, 'list', asked], async (cursor) => {
    const query = { ...asked, limit: PAGE, ...(cursor === null ? {} : { cursor }) };
    const { entries, next } = await answerOf(api.GET('/api/v1/knowledge', { params: { query } }));
    return { rows: entries, next };
  });
  const columns = useEntryColumns();

  return (
    <section className="knowledge-list" aria-label={t('title')}>
      <div className="desk-head">
        <h1>{t('title')}</h1>
        {holds(me, KEEPERS) && <Link to="/knowledge/new">{t('new')}</Link>}
        <ReportsLink />
      </div>
      <div className="knowledge-filters" role="search" aria-label={t('title')}>
        <div className="field wide">
          <label htmlFor="knowledge-q">{t('search')}</label>
          <Input
            id="knowledge-q"
            ref={box}
            type="search"
            allowClear
            value={words}
            placeholder={t('searchHint')}
            onChange={({ target }) => {
              setWords(target.value);
              change('q', target.value);
            }}
          />
        </div>
        <Filters chosen={filters} change={change} />
      </div>
      <PagedTable
        id="knowledge"
        label={t('title')}
        columns={columns}
        list={list}
        keyOf={(entry) => entry.id}
        onOpen={(entry) => void navigate(`/knowledge/${entry.id}`)}
        empty={<Empty title={t(q ? 'noFinds' : 'none')} how={t(q ? 'noFindsHow' : 'noneHow')} />}
      />
    </section>
  );
}

type Change = (name: string, value: string | undefined) => void;

function Filters({ chosen, change }: { chosen: Readonly<Record<string, unknown>>; change: Change }) {
  const { t } = useTranslation('knowledge');
  const { units } = useUnits();
  const options = {
    unit: units.map((unit) => ({ value: unit.id, label: unit.name })),
    category: useTermOptions('categories'),
    language: useTermOptions('languages'),
    standing: STANDINGS.map((value) => ({ value, label: t(`standings.${value}`) })),
  };
  return FILTERS.map((name) => (
    <div className="field" key={name}>
      <label htmlFor={`knowledge-${name}`}>{t(`filters.${name}`)}</label>
      <Select
        id={`knowledge-${name}`}
        allowClear
        showSearch
        optionFilterProp="label"
        options={[...options[name]]}
        value={(chosen[name] as string | undefined) ?? null}
        placeholder={t('any')}
        onChange={(value: string | null) => change(name, value ?? undefined)}
      />
    </div>
  ));
}

function useEntryColumns(): readonly Column<Entry>[] {
  const { t } = useTranslation('knowledge');
  const { nameOf } = useUnits();
  return useMemo(
    () => [
      {
        id: 'title',
        title: t('columns.entry'),
        width: 'minmax(18rem, 3fr)',
        always: true,
        cell: (entry) => (
          <>
            {entry.title}
            <span className="second">{entry.question}</span>
          </>
        ),
      },
      {
        id: 'standing',
        title: t('columns.standing'),
        width: '9rem',
        always: true,
        cell: (entry) => <StandingMark entry={entry} />,
      },
      { id: 'unit', title: t('columns.unit'), width: 'minmax(8rem, 1fr)', cell: (entry) => nameOf(entry.unit) },
      { id: 'from', title: t('columns.from'), width: '7rem', cell: (entry) => entry.effectiveFrom },
      { id: 'review', title: t('columns.review'), width: '7rem', cell: (entry) => entry.reviewBy },
      { id: 'version', title: t('columns.version'), width: '4rem', align: 'end', cell: (entry) => entry.version },
      { id: 'answered', title: t('columns.answered'), width: '6rem', align: 'end', cell: (entry) => entry.answered },
    ],
    [t, nameOf],
  );
}
