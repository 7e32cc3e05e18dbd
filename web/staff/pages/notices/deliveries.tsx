import { useMemo, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { problemOf, wordsOf } from '../../api/problem';
import type { operations } from '../../api/schema';
import { useLanguage, useSaid } from '../../app/language';
import { useInstants } from '../../parts/instants';
import { usePaged } from '../../parts/paged';
import { PagedTable } from '../../parts/paged-table';
import { Empty } from '../../parts/states';
import type { Column } from '../../parts/work-table';
import './notices.css';

type Asked = NonNullable<operations['noticeDeliveries']['parameters']['query']>;
type Which = NonNullable<Asked['which']>;
type Delivery = operations['noticeDeliveries']['responses'][200]['content']['application/json']['deliveries'][number];

const PAGE = 200;
const SHOWN = ['inTrouble', 'waiting', 'sent', 'dropped'] as const satisfies readonly Which[];
/** messages leave by themselves: what is shown is read again so often */
const AGAIN_MS = 10_000;

/** How notices went: what waits, what failed and why, and trying again. */
export function Page() {
  const { t } = useTranslation('notices');
  const { message } = App.useApp();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [place, setPlace] = useSearchParams();
  const which = SHOWN.find((one) => one === place.get('which')) ?? 'inTrouble';
  const list = useDeliveries(which);
  const counts = list.first?.counts;
  const [busy, setBusy] = useState<string | null>(null);

  const retry = async (id: string | null): Promise<void> => {
    setBusy(id ?? 'all');
    try {
      const { retried } = await answerOf(
        id === null
          ? api.POST('/api/v1/notice-deliveries/retry', { body: {} })
          : api.POST('/api/v1/notice-deliveries/{id}/retry', { params: { path: { id } }, body: {} }),
      );
      void message.success(t('deliveries.retried', { count: retried }));
    } catch (error) {
      void message.error(wordsOf(problemOf(error), language).title);
    } finally {
      setBusy(null);
      await queries.invalidateQueries({ queryKey: ['deliveries'] });
    }
  };
  const columns = useColumns(busy, (id) => void retry(id));
  return (
    <section className="page-list" aria-label={t('deliveries.title')}>
      <div className="desk-head">
        <h1>{t('deliveries.title')}</h1>
        <Segmented
          aria-label={t('deliveries.which')}
          options={SHOWN.map((value) => ({ value, label: t(`deliveries.filter.${value}`) }))}
          value={which}
          onChange={(value) => setPlace({ which: value }, { replace: true })}
        />
        <Button
          disabled={!counts || counts.failed + counts.retrying === 0}
          loading={busy === 'all'}
          onClick={() => void retry(null)}
        >
          {t('deliveries.retryAll')}
        </Button>
      </div>
      {counts && (
        <dl className="counts">
          {(['waiting', 'retrying', 'failed'] as const).map((name) => (
            <div key={name}>
              <dt className="quiet">{t(`deliveries.counts.${name}`)}</dt>
              <dd className={name !== 'waiting' && counts[name] > 0 ? 'trouble' : ''}>{counts[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      <PagedTable
        id="deliveries"
        label={t('deliveries.title')}
        columns={columns}
        list={list}
        keyOf={(row) => row.id}
        empty={<Empty title={t(`deliveries.empty.${which}`)} how={t('deliveries.empty.how')} />}
      />
    </section>
  );
}

const useDeliveries = (which: Which) =>
  usePaged(
    ['deliveries', which],
    async (cursor) => {
      const query = { which, limit: PAGE, ...(cursor === null ? {} : { cursor }) };
      const { deliveries, next, counts } = await answerOf(api.GET('/api/v1/notice-deliveries', { params: { query } }));
      return { rows: deliveries, next, counts };
    },
    { againMs: AGAIN_MS },
  );

function useColumns(busy: string | null, retry: (id: string) => void): readonly Column<Delivery>[] {
  const { t } = useTranslation('notices');
  const said = useSaid();
  const instant = useInstants();
  return useMemo(
    () => [
      {
        id: 'created',
        title: t('deliveries.columns.created'),
        width: '8rem',
        always: true,
        cell: (row) => instant(row.createdAt),
      },
      {
        id: 'to',
        title: t('deliveries.columns.to'),
        width: '10rem',
        always: true,
        cell: (row) => (
          <Lines
            first={
              row.account?.name ??
              (row.channel === 'webhook'
                ? t('deliveries.webhook')
                : row.roleWords === null
                  ? t('deliveries.appellant')
                  : said(row.roleWords))
            }
            second={t(`deliveries.channel.${row.channel}`)}
          />
        ),
      },
      {
        id: 'what',
        title: t('deliveries.columns.what'),
        width: 'minmax(14rem, 2fr)',
        cell: (row) => {
          const [first] = row.items;
          if (!first) return null;
          const more = row.items.length > 1 ? t('deliveries.andMore', { count: row.items.length - 1 }) : '';
          return <Lines first={said(first.words)} second={`${first.number} ${more}`} />;
        },
      },
      {
        id: 'how',
        title: t('deliveries.columns.how'),
        width: 'minmax(16rem, 2fr)',
        always: true,
        cell: (row) => <How row={row} />,
      },
      {
        id: 'again',
        title: t('deliveries.columns.again'),
        width: '8rem',
        always: true,
        cell: (row) =>
          row.status === 'failed' || (row.status === 'waiting' && row.failedAt !== null) ? (
            <Button size="small" loading={busy === row.id} onClick={() => retry(row.id)}>
              {t('deliveries.retry')}
            </Button>
          ) : null,
      },
    ],
    [t, said, instant, busy, retry],
  );
}

/** two lines of a row */
function Lines({ first, second, trouble = false }: { first: string; second: string; trouble?: boolean }) {
  return (
    <>
      {trouble ? <span className="trouble">{first}</span> : first}
      <span className="second">{second}</span>
    </>
  );
}

/** where a message stands, in words: why it waits, what went wrong, when it goes next */
function How({ row }: { row: Delivery }) {
  const { t } = useTranslation('notices');
  const instant = useInstants();
  const attempts = t('deliveries.attempts', { count: row.attempts });
  switch (row.status) {
    case 'sent':
      return (
        <Lines
          first={t('deliveries.sent', { at: instant(row.doneAt ?? row.createdAt) })}
          second={row.notHeldBy === null ? attempts : t('deliveries.notHeld', { rule: row.notHeldBy })}
        />
      );
    case 'failed':
      return <Lines trouble first={t('deliveries.failed', { error: row.lastError ?? '' })} second={attempts} />;
    case 'dropped':
      return <Lines first={t(`deliveries.dropped.${row.lastError ?? 'noAddress'}`)} second="" />;
    case 'waiting':
      return row.failedAt === null ? (
        <Lines first={t(`deliveries.waiting.${row.held ?? 'now'}`, { at: instant(row.dueAt) })} second="" />
      ) : (
        <Lines
          first={t('deliveries.retrying', { at: instant(row.dueAt) })}
          second={`${row.lastError ?? ''} · ${attempts}`}
        />
      );
  }
}
