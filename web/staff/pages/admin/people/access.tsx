import { useState } from 'react';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { useSession } from '../../../app/me';
import { useInstants } from '../../../parts/instants';
import { useAct } from '../act';
import type { Account } from './accounts';
import { Secret } from './secret';

type Step = 'unlock' | 'endSessions' | 'awaitIdentity' | 'unlinkIdentity' | 'deactivate' | 'reactivate';

/** How the holder of an account gets in: password, identity of the provider, sessions, lock; and whether at all. */
export function Access({ account }: { account: Account }) {
  const { t } = useTranslation('people');
  const instant = useInstants();
  const { me } = useSession();
  const [initial, setInitial] = useState<{ initialPassword: string; until: string } | null>(null);
  const { run, busy, problem } = useAct([['accounts']]);
  const params = { path: { id: account.id } };
  const step = (at: Step): void =>
    void run(() => answerOf(api.POST(`/api/v1/accounts/{id}/${at}`, { params, body: {} })));
  const { identity, password, initialUntil, lockedUntil, sessions, active } = account;
  return (
    <section className="pane form" aria-labelledby="access">
      <h2 id="access">{t('access')}</h2>
      <dl className="access">
        <div>
          <dt>{t('password')}</dt>
          <dd>
            {t(`passwords.${password}`, { until: initialUntil ? instant(initialUntil) : '' })}
            <Popconfirm
              title={t('resetAsk')}
              okText={t('reset')}
              onConfirm={() =>
                void run(
                  () => answerOf(api.POST('/api/v1/accounts/{id}/resetPassword', { params, body: {} })),
                  setInitial,
                )
              }
            >
              <Button size="small" loading={busy}>
                {t('reset')}
              </Button>
            </Popconfirm>
          </dd>
        </div>
        <div>
          <dt>{t('identity')}</dt>
          <dd>
            {t(`identities.${identity}`)}
            {identity === 'none' ? (
              <Button size="small" loading={busy} onClick={() => step('awaitIdentity')}>
                {t('awaitIdentity')}
              </Button>
            ) : (
              <Button size="small" loading={busy} onClick={() => step('unlinkIdentity')}>
                {t('unlinkIdentity')}
              </Button>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('sessions')}</dt>
          <dd>
            {t('sessionCount', { count: sessions })}
            {sessions > 0 && (
              <Button size="small" loading={busy} onClick={() => step('endSessions')}>
                {t('endSessions')}
              </Button>
            )}
          </dd>
        </div>
        {lockedUntil !== null && (
          <div>
            <dt>{t('lock')}</dt>
            <dd>
              {t('lockedUntil', { at: instant(lockedUntil) })}
              <Button size="small" loading={busy} onClick={() => step('unlock')}>
                {t('unlock')}
              </Button>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('account')}</dt>
          <dd>
            {t(active ? 'active' : 'inactive')}
            {active ? (
              <Popconfirm
                title={t(account.id === me.account.id ? 'deactivateOwnAsk' : 'deactivateAsk', { name: account.name })}
                okText={t('deactivate')}
                onConfirm={() => step('deactivate')}
              >
                <Button size="small" danger loading={busy}>
                  {t('deactivate')}
                </Button>
              </Popconfirm>
            ) : (
              <Button size="small" loading={busy} onClick={() => step('reactivate')}>
                {t('reactivate')}
              </Button>
            )}
          </dd>
        </div>
      </dl>
      {initial && (
        <Secret
          title={t('secret.password', { login: account.login })}
          secret={initial.initialPassword}
          how={t('secret.passwordHow', { until: instant(initial.until) })}
          close={() => setInitial(null)}
        />
      )}
      {problem}
    </section>
  );
}
