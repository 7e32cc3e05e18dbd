import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useSaid } from '../../../app/language';
import { useDraft } from '../../../parts/draft';
import { Empty } from '../../../parts/states';
import { useUnits } from '../../../parts/units';
import { useAct } from '../act';
import { PlainTable } from '../plain-table';
import type { Account } from './accounts';
import { GrantFields, type GrantText, isWhole } from './grant-fields';

const NONE: GrantText = { role: null, unit: null };

/** What an account may do: roles of the platform and of units; they count from its next request on. */
export function Grants({ account }: { account: Account }) {
  const { t } = useTranslation('people');
  const said = useSaid();
  const { nameOf } = useUnits();
  const [grant, keep, forget] = useDraft(`grant-${account.id}`, NONE);
  const { run, busy, problem } = useAct([['accounts']]);
  const params = { path: { id: account.id } };
  return (
    <section className="pane form" aria-labelledby="grants">
      <h2 id="grants">{t('grants')}</h2>
      <PlainTable
        label={t('grants')}
        rows={account.grants}
        keyOf={({ role, unit }) => `${role} ${unit ?? ''}`}
        empty={<Empty title={t('noGrants')} how={t('noGrantsHow')} />}
        columns={[
          { id: 'role', title: t('role'), cell: ({ words }) => said(words) },
          { id: 'unit', title: t('unit'), cell: ({ unit }) => (unit === null ? t('platform') : nameOf(unit)) },
          {
            id: 'acts',
            title: t('acts'),
            cell: ({ role, unit, words }) => (
              <Button
                size="small"
                loading={busy}
                aria-label={t('revokeThis', { role: said(words) })}
                onClick={() =>
                  void run(() => answerOf(api.POST('/api/v1/accounts/{id}/revoke', { params, body: { role, unit } })))
                }
              >
                {t('revoke')}
              </Button>
            ),
          },
        ]}
      />
      <form
        className="grant-form"
        onSubmit={(event) => {
          event.preventDefault();
          const { role, unit } = grant;
          if (role === null) return;
          void run(() => answerOf(api.POST('/api/v1/accounts/{id}/grant', { params, body: { role, unit } })), forget);
        }}
      >
        <GrantFields id="grant" grant={grant} change={keep} />
        <Button type="primary" htmlType="submit" loading={busy} disabled={!isWhole(grant)}>
          {t('grant')}
        </Button>
      </form>
      {problem}
    </section>
  );
}
