import { Button, Progress } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import type { operations } from '../../../api/schema';
import { serverNow } from '../../../api/server-clock';
import { holds, useSession } from '../../../app/me';
import { useInstants } from '../../../parts/instants';
import { Empty, Read } from '../../../parts/states';
import { useUnits } from '../../../parts/units';
import { useAct } from '../act';
import { useFigures } from './open-figures';
import '../admin.css';

type Rollout = operations['rollouts']['responses'][200]['content']['application/json']['rollouts'][number];

const UNDER_WAY: readonly Rollout['status'][] = ['ordered', 'running'];
const LOOK_AGAIN_MS = 2_000;
/** somebody may propose, approve or pause one meanwhile */
const LOOK_NOW_AND_THEN_MS = 20_000;

/** Changes on their way to the open appeals: how far each is, and what may be done with it. */
export function Page() {
  const { t } = useTranslation('policy');
  const query = useQuery({
    queryKey: ['rollouts'],
    queryFn: () => answerOf(api.GET('/api/v1/rollouts')),
    refetchInterval: ({ state }) =>
      state.data?.rollouts.some(({ status }) => UNDER_WAY.includes(status)) ? LOOK_AGAIN_MS : LOOK_NOW_AND_THEN_MS,
  });
  return (
    <div className="admin">
      <h1>{t('rollouts.title')}</h1>
      <p className="quiet">{t('rollouts.about')}</p>
      <Read query={query}>
        {({ rollouts }) =>
          rollouts.length === 0 ? (
            <section className="pane">
              <Empty title={t('rollouts.none')} how={t('rollouts.noneHow')} />
            </section>
          ) : (
            <ul className="cards">
              {rollouts.map((one) => (
                <OneRollout key={one.id} rollout={one} />
              ))}
            </ul>
          )
        }
      </Read>
    </div>
  );
}

type Step = 'approve' | 'withdraw' | 'pause' | 'resume';

const STEPS: Readonly<Partial<Record<Rollout['status'], readonly Step[]>>> = {
  proposed: ['approve', 'withdraw'],
  ordered: ['pause', 'withdraw'],
  running: ['pause'],
  paused: ['resume', 'withdraw'],
};

function OneRollout({ rollout }: { rollout: Rollout }) {
  const { t } = useTranslation('policy');
  const { me } = useSession();
  const instant = useInstants();
  const words = useTerms();
  const { run, busy, problem } = useAct([['rollouts']]);
  const { id, status, lookedAt, changed, moved, reason } = rollout;
  const isProposed = status === 'proposed';
  const isOwn = rollout.by === me.account.id;
  const steps = (STEPS[status] ?? []).filter(
    // withdrawing is of a policy alone: a calendar and a merger have to arrive; approving is for a second person
    (step) => (step !== 'withdraw' || rollout.terms['kind'] === 'policy') && (step !== 'approve' || !isOwn),
  );
  const step = (at: Step): void =>
    void run(() => answerOf(api.POST(`/api/v1/rollouts/{id}/${at}`, { params: { path: { id } } })));
  return (
    <li id={id} className="pane">
      <div className="admin-head">
        <h2>
          {words(rollout.terms)} <span className="status">{t(`rollouts.statuses.${status}`)}</span>
        </h2>
        {holds(me, ['administrator']) && (
          <div className="buttons">
            {steps.map((one) => (
              <Button
                key={one}
                type={one === 'approve' || one === 'resume' ? 'primary' : 'default'}
                danger={one === 'withdraw'}
                loading={busy}
                onClick={() => step(one)}
              >
                {t(`rollouts.steps.${one}`)}
              </Button>
            ))}
          </div>
        )}
      </div>
      <p>{reason}</p>
      <p className="quiet">
        {t(isProposed ? 'rollouts.proposed' : 'rollouts.ordered', { at: instant(rollout.orderedAt) })}
        {rollout.finishedAt === null &&
          Date.parse(rollout.asOf) > serverNow() &&
          t('rollouts.notBefore', { at: instant(rollout.asOf) })}
        {rollout.finishedAt !== null && t('rollouts.finished', { at: instant(rollout.finishedAt) })}
      </p>
      <p aria-live="polite">
        {isProposed
          ? t(isOwn ? 'rollouts.byAnother' : 'rollouts.byYou')
          : t('rollouts.far', { lookedAt, changed, moved })}
      </p>
      {UNDER_WAY.includes(status) || status === 'paused' ? (
        <Far lookedAt={lookedAt} paused={status === 'paused'} />
      ) : null}
      {problem}
    </li>
  );
}

function Far({ lookedAt, paused }: { lookedAt: number; paused: boolean }) {
  const { t } = useTranslation('policy');
  const open = useFigures();
  if (open === null || open === 0) return null;
  return (
    <Progress
      aria-label={t('rollouts.progress')}
      percent={Math.min(99, Math.floor((lookedAt / open) * 100))}
      status={paused ? 'normal' : 'active'}
    />
  );
}

/** what is on its way: a version of the policy, a calendar, the work of a unit that ended */
function useTerms(): (terms: Rollout['terms']) => string {
  const { t } = useTranslation('policy');
  const { nameOf } = useUnits();
  return (terms) => {
    const text = (name: string): string => {
      const value = terms[name];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    };
    switch (terms['kind']) {
      case 'policy':
        return t('rollouts.policy', { version: text('policyVersion'), rebase: t(`reach.${text('rebase')}`) });
      case 'handover':
        return t('rollouts.handover', { from: nameOf(text('from')), to: nameOf(text('to')) });
      default:
        return t('rollouts.calendar');
    }
  };
}
