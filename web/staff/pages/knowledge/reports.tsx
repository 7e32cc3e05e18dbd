import { useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { useKeys } from '../../app/keys';
import { useOpenRow } from '../../parts/desk';
import { Due } from '../../parts/due';
import { usePaged } from '../../parts/paged';
import { PagedTable } from '../../parts/paged-table';
import { Empty } from '../../parts/states';
import { useUnits } from '../../parts/units';
import type { Column } from '../../parts/work-table';
import { KNOWLEDGE, type Report } from './entries';
import { ReportForm } from './report-form';
import { OneReport } from './one-report';
import './knowledge.css';

const PAGE = 100;
/** others report and answer meanwhile, and what is due soon becomes late */
const AGAIN_MS = 60_000;

/** What was reported wrong or missing, by the owner's clock, and its answer beside it. */
export function Page() {
  const { t } = useTranslation('knowledge');
  const queries = useQueryClient();
  const [place, setPlace] = useSearchParams();
  const [asks, setAsks] = useState(false);
  const open = place.get('all') === null;
  const [chosen, show] = useOpenRow();
  const list = usePaged(
    [KNOWLEDGE, 'reports', open],
    async (cursor) => {
      const query = { open: open ? 'true' : 'false', limit: PAGE, ...(cursor === null ? {} : { cursor }) } as const;
      const { reports, next } = await answerOf(api.GET('/api/v1/knowledge-reports', { params: { query } }));
      return { rows: reports, next };
    },
    { againMs: AGAIN_MS },
  );
  const columns = useReportColumns();
  useKeys([
    {
      key: 'Escape',
      words: t('desk.back', { ns: 'app' }),
      inFields: true,
      act: (): void | false => {
        if (asks) return setAsks(false);
        if (chosen === null) return false;
        document.querySelector<HTMLElement>(`[data-key="${CSS.escape(chosen)}"]`)?.focus();
        show(null);
      },
    },
  ]);
  const done = (): void => {
    setAsks(false);
    void queries.invalidateQueries({ queryKey: [KNOWLEDGE] });
  };
  const report = list.rows.find((one) => one.id === chosen);
  return (
    <div className={report || asks ? 'reports-desk' : 'knowledge-list'}>
      <section className="knowledge-list" aria-label={t('reports.title')}>
        <div className="desk-head">
          <h1>{t('reports.title')}</h1>
          <Segmented
            aria-label={t('reports.title')}
            options={[
              { value: 'open', label: t('reports.open') },
              { value: 'all', label: t('reports.all') },
            ]}
            value={open ? 'open' : 'all'}
            onChange={(value) => setPlace(value === 'open' ? {} : { all: '1' }, { replace: true })}
          />
          <Button onClick={() => setAsks(!asks)} aria-expanded={asks}>
            {t('report.missing')}
          </Button>
          <Link to="/knowledge">{t('title')}</Link>
        </div>
        <PagedTable
          id="knowledge-reports"
          label={t('reports.title')}
          columns={columns}
          list={list}
          keyOf={(one) => one.id}
          open={chosen}
          onOpen={(one) => {
            setAsks(false);
            show(one.id);
          }}
          empty={<Empty title={t('reports.none')} how={t('reports.noneHow')} />}
        />
      </section>
      {(report || asks) && (
        <aside className="pane" aria-label={t('reports.one')}>
          {asks ? <ReportForm onDone={done} /> : report && <OneReport key={report.id} report={report} onDone={done} />}
        </aside>
      )}
    </div>
  );
}

function useReportColumns(): readonly Column<Report>[] {
  const { t } = useTranslation('knowledge');
  const { nameOf } = useUnits();
  return useMemo(
    () => [
      {
        id: 'due',
        title: t('columns.due', { ns: 'app' }),
        width: '10.5rem',
        always: true,
        cell: (report) =>
          report.resolvedAt === null ? <Due at={report.dueAt} /> : t(`reports.clocks.${report.clock}`),
      },
      { id: 'kind', title: t('reports.kind'), width: '6rem', cell: (report) => t(`reports.kinds.${report.kind}`) },
      {
        id: 'words',
        title: t('reports.words'),
        width: 'minmax(16rem, 2fr)',
        always: true,
        cell: (report) => (
          <>
            {report.words}
            <span className="second">{report.title ?? t('reports.noEntry')}</span>
          </>
        ),
      },
      { id: 'unit', title: t('columns.unit'), width: 'minmax(8rem, 1fr)', cell: (report) => nameOf(report.unit) },
    ],
    [t, nameOf],
  );
}
