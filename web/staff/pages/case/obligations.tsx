import { useTranslation } from 'react-i18next';
import { useSaid } from '../../app/language';
import type { Appeal } from '../../parts/appeal';
import { Due } from '../../parts/due';
import { useInstants } from '../../parts/instants';
import { Empty } from '../../parts/states';
import { useUnits } from '../../parts/units';
import type { Obligation } from './standing';

/** Who owes what, by when and why; below it what was owed, and whether it was late. */
export function Obligations({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('case');
  const owed = appeal.obligations.filter(({ status }) => status === 'open' || status === 'held');
  const past = appeal.obligations.filter((one) => !owed.includes(one));
  return (
    <div className="obligations">
      {owed.length === 0 && <Empty title={t('owed.none')} how={t('owed.noneHow')} />}
      <ul>
        {owed.map((one) => (
          <Duty key={one.id} duty={one} />
        ))}
      </ul>
      {past.length > 0 && (
        <details>
          <summary>{t('owed.past', { count: past.length })}</summary>
          <ul>
            {past.map((one) => (
              <Duty key={one.id} duty={one} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Duty({ duty }: { duty: Obligation }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const instant = useInstants();
  const { nameOf } = useUnits();
  const settled = duty.status === 'met' || duty.status === 'lapsed';
  return (
    <li>
      <p>
        <strong>{said(duty.words)}</strong>
        <span className="quiet">
          {said(duty.roleWords)}
          {duty.unit !== null && ` · ${nameOf(duty.unit)}`}
        </span>
        {settled ? (
          <span className={duty.late ? 'due over' : 'quiet'}>
            {t(`owed.${duty.status === 'met' ? (duty.late ? 'late' : 'met') : 'lapsed'}`, {
              at: duty.settledAt === null ? '' : instant(duty.settledAt),
            })}
          </span>
        ) : (
          <Due at={duty.dueAt} />
        )}
        {duty.status === 'held' && <span className="quiet">{t('clock.held')}</span>}
        {duty.provisional && !settled && <span className="quiet">{t('clock.provisional')}</span>}
      </p>
      {duty.sentence && <p className="quiet whole-text">{said(duty.sentence)}</p>}
    </li>
  );
}
