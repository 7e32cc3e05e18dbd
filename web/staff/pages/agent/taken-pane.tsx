import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useKeys } from '../../app/keys';
import { useSaid } from '../../app/language';
import { useAppeal } from '../../parts/appeal';
import { ProblemBox } from '../../parts/states';
import { ActionsPane } from '../case/actions-pane';
import { SuggestedUnits } from './suggested-units';
import type { Taken } from './taking';

interface Props {
  taken: Taken;
  busy: boolean;
  error: unknown;
  undo: () => void;
  begin: () => void;
}

/** After the call: what to read out to the caller, which unit the catalogue suggests, what can still be done, the next call. */
export function TakenPane({ taken, busy, error, undo, begin }: Props) {
  const { t } = useTranslation('agent');
  const { number, queryCode, ending } = taken;
  // no letter: those are the actions' beside it
  useKeys([{ key: 'F7', words: t('taken.next'), inFields: true, act: begin }]);
  const goesOn = taken.unfinished || ending.is === 'accepted' || ending.is === 'threeWay';
  return (
    <div className="taken">
      <section className="pane" aria-label={t('taken.title')}>
        {ending.is === 'threeWay' ? (
          <ThreeWay number={number} />
        ) : (
          <h1>{t(taken.undone ? 'taken.undone' : `taken.${ending.is}`, { ...ending, number })}</h1>
        )}
        <p className="quiet">{taken.title}</p>
        {error !== null && <ProblemBox error={error} />}
        {taken.unfinished && <p role="alert">{t('taken.unfinished')}</p>}
        <dl className="facts receipt">
          <dt>{t('taken.number')}</dt>
          <dd className="read-out">{inFours(number)}</dd>
          {queryCode !== null && (
            <>
              <dt>{t('taken.code')}</dt>
              <dd className="read-out">{inFours(queryCode)}</dd>
            </>
          )}
        </dl>
        {/* who was put through to another line does not hear it any more */}
        {ending.is !== 'transferred' && (
          <p className="say" role="note">
            <strong>{t('say')}</strong>{' '}
            {t(queryCode === null ? 'taken.sayShort' : 'taken.say', {
              number: inFours(number),
              code: inFours(queryCode ?? ''),
            })}
          </p>
        )}
        <div className="buttons">
          <Button type="primary" autoFocus onClick={begin}>
            {t('taken.next')} <kbd>{'F7'}</kbd>
          </Button>
          {ending.is === 'merged' && !taken.unfinished && (
            <Button disabled={busy} onClick={undo}>
              {t('taken.undo')}
            </Button>
          )}
          <Link to={`/appeals/${number}`}>{t('taken.case')}</Link>
        </div>
        {goesOn && <SuggestedUnits number={number} />}
      </section>
      {goesOn && (
        <aside className="taken-actions" aria-label={t('desk.mayDo', { ns: 'app' })}>
          <ActionsPane
            number={number}
            first={ending.is === 'threeWay' ? 'handleDirectly' : undefined}
            onDone={() => undefined}
          />
        </aside>
      )}
    </div>
  );
}

/** direct handling is open in working time only: else the matter goes to the dispatcher (R-DSP-21) */
function ThreeWay({ number }: { number: string }) {
  const { t } = useTranslation('agent');
  const { data } = useAppeal(number);
  const said = useSaid();
  if (data && data.stage !== 'accepted') return <h1>{said(data.stageWords)}</h1>;
  const isNotNow = data && !data.mayDo.some((offer) => offer.link === 'handleDirectly');
  return (
    <>
      <h1>{t(isNotNow ? 'taken.accepted' : 'taken.threeWay')}</h1>
      {isNotNow && <p role="note">{t('taken.notNow')}</p>}
    </>
  );
}

/** digits in groups of four, as they are read out */
const inFours = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ');
