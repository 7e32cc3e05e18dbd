import { useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../app/keys';
import { useDraft } from '../../parts/draft';
import { ProblemBox, Read } from '../../parts/states';
import { KNOWLEDGE } from '../knowledge/entries';
import { AnswerPane } from './answer-pane';
import { type Call, NEW_CALL } from './call-draft';
import { CallerPane } from './caller-pane';
import { Danger } from './danger';
import { Endings } from './endings';
import { type CityPolicy, usePolicy } from './policy';
import { RecordForm } from './record-form';
import { SimilarAppeals } from './similar';
import { TakenPane } from './taken-pane';
import { type Ending, useTaking } from './taking';
import '../knowledge/knowledge.css';
import './call.css';

/** One call from the number to its end, by keyboard: who calls, what is told, what is answered or done. */
export function Page() {
  return <Read query={usePolicy()}>{(policy) => <CallDesk policy={policy} />}</Read>;
}

function CallDesk({ policy }: { policy: CityPolicy }) {
  const { t } = useTranslation('agent');
  const queries = useQueryClient();
  const [call, keep, forget] = useDraft<Call>('call', NEW_CALL);
  const { busy, error, taken, take, undo, begin } = useTaking();
  const problem = useRef<HTMLDivElement>(null);
  const fieldWords = useFieldWords();
  const set = (part: Partial<Call>): void => keep({ ...call, ...part });
  const end = async (ending: Ending): Promise<void> => {
    if (busy || !(await take(call, policy, ending))) return;
    forget();
    void queries.invalidateQueries({ queryKey: [KNOWLEDGE] });
  };
  useEffect(() => {
    if (error !== null) problem.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  useKeys([
    {
      key: 'F8',
      words: t('endings.accept'),
      inFields: true,
      act: () => (taken ? false : void end({ is: 'accepted' })),
    },
  ]);

  if (taken) return <TakenPane taken={taken} busy={busy} error={error} undo={() => void undo()} begin={begin} />;
  return (
    <div className="call">
      <section className="call-caller" aria-label={t('caller.title')}>
        <CallerPane call={call} set={set} />
        <SimilarAppeals call={call} merge={(master) => void end({ is: 'merged', master })} busy={busy} />
      </section>
      <section className="call-record pane" aria-label={t('record.title')}>
        <Danger call={call} policy={policy} end={(ending) => void end(ending)} busy={busy} />
        <RecordForm call={call} set={set} policy={policy} />
        <div ref={problem}>{error !== null && <ProblemBox error={error} fieldWords={fieldWords} />}</div>
      </section>
      <section className="call-answer" aria-label={t('answer.title')}>
        <AnswerPane call={call} set={set} policy={policy} busy={busy} answer={() => void end({ is: 'answered' })} />
        <Endings call={call} set={set} policy={policy} busy={busy} end={(ending) => void end(ending)} />
      </section>
    </div>
  );
}

/** the words of a field that was refused, by its JSON pointer */
function useFieldWords(): (path: string) => string {
  const { t } = useTranslation(['agent', 'terms']);
  return (path) => {
    const names = path.split('/').filter(Boolean);
    const name = (names[0] === 'elements' ? names[1] : names.at(-1)) ?? '';
    return t(`elements.${name}`, { ns: 'terms', defaultValue: '' }) || t(`record.${name}`, { defaultValue: path });
  };
}
