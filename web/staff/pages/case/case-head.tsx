import { useTranslation } from 'react-i18next';
import { useSaid } from '../../app/language';
import type { Appeal } from '../../parts/appeal';
import { CardBadge } from '../../parts/cards';
import { Due } from '../../parts/due';
import { useInstants } from '../../parts/instants';
import { Marks } from '../../parts/marks';
import { useUnits } from '../../parts/units';
import { mainClock, partOf } from './standing';

/** Which appeal it is, where it stands, and the clock: first in words, with its reason. */
export function CaseHead({ appeal, asPage }: { appeal: Appeal; asPage: boolean }) {
  const { t } = useTranslation('case');
  const said = useSaid();
  const instant = useInstants();
  const { nameOf } = useUnits();
  const Heading = asPage ? 'h1' : 'h2';
  const clock = mainClock(appeal);
  const standing = (kind: 'redCard' | 'yellowCard'): number =>
    appeal.beside.cards.filter(({ card, lifted }) => card === kind && !lifted).length;
  const over = appeal.stage === 'archived' || appeal.stage === 'closed';
  return (
    <header className="case-head">
      <Heading>{partOf(appeal, 'title') ?? t('untitled')}</Heading>
      <p className="case-line">
        <span className="number">{appeal.number}</span>
        <span className={`stage ${appeal.stage}`}>{said(appeal.stageWords)}</span>
        {appeal.outcomeWords && <span className="stage">{said(appeal.outcomeWords)}</span>}
        {appeal.categoryWords && <span>{said(appeal.categoryWords)}</span>}
        <Marks marks={appeal.marks} />
        <CardBadge card="red" count={standing('redCard')} />
        <CardBadge card="yellow" count={standing('yellowCard')} />
      </p>
      {clock ? (
        <div className={clock.overdue ? 'clock over' : 'clock'}>
          {clock.sentence && <p className="whole-text">{said(clock.sentence)}</p>}
          <p>
            <strong>{said(clock.words)}</strong>
            <span className="quiet">
              {said(clock.roleWords)}
              {clock.unit !== null && ` · ${nameOf(clock.unit)}`}
            </span>
            <Due at={clock.dueAt} />
            {clock.provisional && <span className="quiet">{t('clock.provisional')}</span>}
            {clock.status === 'held' && <span className="quiet">{t('clock.held')}</span>}
          </p>
        </div>
      ) : (
        !over && <p className="quiet">{t('clock.none')}</p>
      )}
      <p className="quiet second whole-text">
        {t('received', { at: instant(appeal.receivedAt) })}
        {appeal.citizenClock && t('citizenClock', { days: appeal.citizenClock.days })}
        {appeal.closedAt !== null && t('closedAt', { at: instant(appeal.closedAt) })}
        {appeal.archivedAt !== null && t('archivedAt', { at: instant(appeal.archivedAt) })}
      </p>
    </header>
  );
}
