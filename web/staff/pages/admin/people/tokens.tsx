import { useState } from 'react';
import { Button, Input, InputNumber, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useDraft } from '../../../parts/draft';
import { Empty } from '../../../parts/states';
import { useAct } from '../act';
import { fieldWordsOf } from '../field-words';
import { useDates } from '../dates';
import { Labelled } from '../labelled';
import { PlainTable } from '../plain-table';
import type { Account } from './accounts';
import { Secret } from './secret';

interface Text {
  label: string;
  days: number | null;
}

/** API tokens: each acts with the rights of its account and is shown once. */
export function Tokens({ account }: { account: Account }) {
  const { t } = useTranslation('people');
  const date = useDates();
  const [text, keep, forget] = useDraft<Text>(`token-${account.id}`, { label: '', days: 365 });
  const [issued, setIssued] = useState<{ token: string; expiresAt: string | null } | null>(null);
  const { run, busy, problem } = useAct(
    [['accounts']],
    fieldWordsOf({ label: t('tokens.label'), days: t('tokens.days') }),
  );
  const params = { path: { id: account.id } };
  return (
    <section className="pane form" aria-labelledby="tokens">
      <h2 id="tokens">{t('tokens.title')}</h2>
      <PlainTable
        label={t('tokens.title')}
        rows={account.tokens}
        keyOf={({ id }) => String(id)}
        empty={<Empty title={t('tokens.none')} how={t('tokens.noneHow')} />}
        columns={[
          { id: 'label', title: t('tokens.label'), cell: ({ label }) => label },
          { id: 'since', title: t('tokens.since'), cell: ({ createdAt }) => date(createdAt) },
          {
            id: 'until',
            title: t('tokens.until'),
            cell: ({ expiresAt }) => (expiresAt ? date(expiresAt) : t('tokens.forever')),
          },
          {
            id: 'acts',
            title: t('acts'),
            cell: ({ id, label }) => (
              <Popconfirm
                title={t('tokens.revokeAsk')}
                okText={t('tokens.revoke')}
                onConfirm={() =>
                  void run(() =>
                    answerOf(
                      api.DELETE('/api/v1/accounts/{id}/tokens/{token}', {
                        params: { path: { id: account.id, token: String(id) } },
                      }),
                    ),
                  )
                }
              >
                <Button size="small" danger loading={busy} aria-label={t('tokens.revokeThis', { label })}>
                  {t('tokens.revoke')}
                </Button>
              </Popconfirm>
            ),
          },
        ]}
      />
      {issued && (
        <Secret
          title={t('secret.token')}
          secret={issued.token}
          how={issued.expiresAt ? t('secret.tokenHow', { until: date(issued.expiresAt) }) : t('secret.tokenForever')}
          close={() => setIssued(null)}
        />
      )}
      <form
        className="grant-form"
        onSubmit={(event) => {
          event.preventDefault();
          void run(
            () =>
              answerOf(
                api.POST('/api/v1/accounts/{id}/tokens', {
                  params,
                  body: { label: text.label.trim(), days: text.days },
                }),
              ),
            (answer) => {
              forget();
              setIssued(answer);
            },
          );
        }}
      >
        <Labelled of="token-label" words={t('tokens.label')} required>
          <Input
            id="token-label"
            maxLength={100}
            value={text.label}
            onChange={({ target }) => keep({ ...text, label: target.value })}
          />
        </Labelled>
        <Labelled of="token-days" words={t('tokens.days')} hint={t('tokens.daysHint')}>
          <InputNumber
            id="token-days"
            min={1}
            max={3660}
            precision={0}
            value={text.days}
            onChange={(days) => keep({ ...text, days })}
          />
        </Labelled>
        <Button htmlType="submit" loading={busy} disabled={text.label.trim() === ''}>
          {t('tokens.issue')}
        </Button>
      </form>
      {problem}
    </section>
  );
}
