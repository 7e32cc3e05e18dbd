import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/me';
import type { Queue } from '../../parts/queue-desk';

const LEADERS = ['responsibleLeader', 'leaderInCharge', 'principalLeader'] as const;

/**
 * The queues of a unit's people: for a handler all that is owed, what is to be signed for, what is to be fed back, and what was handed to
 * this very person; for each leader's role what waits for that leader's word,
 * and all that the unit owes.
 */
export function useUnitQueues(): readonly Queue[] {
  const { t } = useTranslation('unit');
  const { me } = useSession();
  return useMemo(() => {
    const roles = new Set(me.grants.map((g) => g.role));
    const handler: readonly Queue[] = [
      { id: 'all', words: t('queues.all'), asked: { role: 'handler' } },
      { id: 'sign', words: t('queues.sign'), asked: { role: 'handler', link: 'sign' } },
      { id: 'feedback', words: t('queues.feedback'), asked: { role: 'handler', link: 'submitFeedback' } },
      { id: 'mine', words: t('queues.mine'), asked: { role: 'handler', mine: 'true' } },
    ];
    const leads = LEADERS.some((role) => roles.has(role));
    const whole: readonly Queue[] = leads ? [{ id: 'unit', words: t('queues.unit'), asked: { ofUnit: 'true' } }] : [];
    return [
      ...(roles.has('handler') ? handler : []),
      ...LEADERS.filter((role) => roles.has(role)).map((role): Queue => ({
        id: role,
        words: t(`roles.${role}`, { ns: 'app' }),
        asked: { role },
      })),
      ...whole,
    ];
  }, [me, t]);
}
