import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { useSaid } from '../../../app/language';
import { useInstants } from '../../../parts/instants';
import { usePaged } from '../../../parts/paged';
import { Empty } from '../../../parts/states';
import { PagedPlainTable } from '../paged-plain-table';
import { useWho } from '../who';
import { Detail } from './change-detail';
import '../admin.css';
import './people.css';

export type Change = operations['changes']['responses'][200]['content']['application/json']['changes'][number];

const PAGE = 50;

/** What administrators changed: who, when, what, old and new; chained, so that nothing is taken out unseen (R-SYS-03). */
export function Page() {
  const { t } = useTranslation('people');
  const said = useSaid();
  const instant = useInstants();
  const who = useWho();
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') as Change['kind'] | null;
  const subject = search.get('subject');
  const list = usePaged(
    ['changes', kind, subject],
    async (cursor) => {
      const query = {
        limit: PAGE,
        ...(kind === null ? {} : { kind }),
        ...(subject === null ? {} : { subject }),
        ...(cursor === null ? {} : { cursor }),
      };
      const { changes, next, kinds } = await answerOf(api.GET('/api/v1/changes', { params: { query } }));
      return { rows: changes, next, kinds };
    },
    { keepsLast: true },
  );
  return (
    <div className="admin">
      <h1>{t('changes.title')}</h1>
      <p className="quiet">{t('changes.about')}</p>
      <div className="buttons">
        <Select
          aria-label={t('changes.kind')}
          className="value-choice"
          allowClear
          placeholder={t('changes.anyKind')}
          value={kind}
          options={(list.first?.kinds ?? []).map((one) => ({ value: one.kind, label: said(one) }))}
          onChange={(chosen: string | undefined) =>
            setSearch(chosen === undefined ? {} : { kind: chosen }, { replace: true })
          }
        />
        {subject !== null && (
          <Button onClick={() => setSearch(kind ? { kind } : {}, { replace: true })}>
            {t('changes.allSubjects', { subject })}
          </Button>
        )}
      </div>
      <section className="pane">
        <PagedPlainTable
          label={t('changes.title')}
          list={list}
          keyOf={({ v }) => String(v)}
          empty={<Empty title={t('changes.none')} how={t('changes.noneHow')} />}
          columns={[
            { id: 'v', title: t('changes.number'), align: 'end', cell: ({ v }) => v },
            {
              id: 'at',
              title: t('changes.at'),
              cell: ({ at }) => <span title={instant(at, 'full')}>{instant(at)}</span>,
            },
            { id: 'by', title: t('changes.by'), cell: ({ by }) => who(by) },
            {
              id: 'what',
              title: t('changes.what'),
              cell: (change) => (
                <>
                  {said(change)} <Subject change={change} />
                </>
              ),
            },
            { id: 'detail', title: t('changes.detail'), cell: ({ detail }) => <Detail detail={detail} /> },
          ]}
        />
      </section>
    </div>
  );
}

/** what was changed, as a way to it where there is a page of it */
function Subject({ change: { type, kind, subject } }: { change: Change }) {
  const { t } = useTranslation('people');
  const place = /^policyDraft/.test(type)
    ? `/policies/drafts/${subject}`
    : /^policy/.test(type)
      ? `/policies/versions/${subject}`
      : /^rollout/.test(type)
        ? `/rollouts#${subject}`
        : /^unit/.test(type)
          ? `/units?unit=${subject}`
          : kind === 'people'
            ? `/accounts/${subject}`
            : null;
  return place === null ? (
    <span className="second">{subject}</span>
  ) : (
    <Link to={place} className="own-line">
      {t('changes.open', { subject })}
    </Link>
  );
}
