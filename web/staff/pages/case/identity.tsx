import { useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client';
import type { operations } from '../../api/schema';
import { holds, useSession, type Role } from '../../app/me';
import type { Appeal } from '../../parts/appeal';
import { useAttempt } from '../../parts/attempt';
import { ProblemBox } from '../../parts/states';

type Shown = operations['identity']['responses'][200]['content']['application/json'];

/** those who have a duty for which the appellant must be known */
const OF_PLATFORM: readonly Role[] = [
  'agent',
  'dispatcher',
  'reviewer',
  'visitor',
  'supervisor',
  'hotlineOffice',
  'auditor',
];
const OF_UNIT: readonly Role[] = ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'];

/** Who appeals, behind a button that says that looking is written down; it is kept nowhere on this machine. */
export function Identity({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('case');
  const { me } = useSession();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<Shown | null>(null);
  const { busy, error, run } = useAttempt();
  if (!holds(me, OF_PLATFORM) && appeal.marks['confidential'])
    return <span className="quiet">{t('identity.hidden')}</span>;
  if (!holds(me, [...OF_PLATFORM, ...OF_UNIT])) return null;

  const look = async (): Promise<void> => {
    const path = { number: appeal.number };
    setShown(await answerOf(api.POST('/api/v1/appeals/{number}/identity', { params: { path }, body: { reason } })));
    setAsking(false);
  };
  if (shown) return <Person shown={shown} hide={() => setShown(null)} />;
  if (!asking)
    return (
      <Button size="small" onClick={() => setAsking(true)}>
        {t('identity.ask')}
      </Button>
    );
  const id = `identity-${appeal.number}`;
  return (
    <form
      className="identity"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '' && !busy) void run(look);
      }}
    >
      <label htmlFor={id}>{t('identity.reason')}</label>
      <Input id={id} autoFocus maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      <Button htmlType="submit" size="small" loading={busy} disabled={reason.trim() === ''}>
        {t('identity.look')}
      </Button>
      <Button size="small" onClick={() => setAsking(false)}>
        {t('identity.cancel')}
      </Button>
      {error !== null && <ProblemBox error={error} />}
    </form>
  );
}

function Person({ shown, hide }: { shown: Shown; hide: () => void }) {
  const { t } = useTranslation('case');
  const lines = [
    ['name', shown.name],
    ['contact', shown.contact],
    ['address', shown.address],
    ['pseudonym', shown.pseudonym],
    ['details', shown.contactDetails.join(t('semicolon')) || null],
  ] as const;
  const known = lines.filter(([, value]) => value !== null);
  return (
    <section className="identity" aria-label={t('identity.title')}>
      {shown.masked ? (
        <p>{t('identity.masked')}</p>
      ) : (
        <dl className="details">
          {known.length === 0 && <p>{t('identity.anonymous')}</p>}
          {known.map(([name, value]) => (
            <div key={name}>
              <dt>{t(`identity.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <Button size="small" onClick={hide}>
        {t('identity.hide')}
      </Button>
    </section>
  );
}
