import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holds, useSession } from '../../app/me';
import { ActionsPane } from '../case/actions-pane';
import { CasePane } from '../case/case-pane';
import { QueueDesk, type Queue } from '../../parts/queue-desk';
import { QueueSwitch, useListShown } from '../../parts/queue-switch';
import { StageDesk } from '../../parts/stage-desk';
import { useWaitingColumns } from '../../parts/task-columns';
import { type RowAt, taskKey } from '../../parts/tasks';
import { FeedbackBeside } from './feedback-beside';
import { PublicationPane } from './publication-pane';
import './review.css';

/** what is only watched, not owed: the platform may check any closed appeal on the spot (R-VIS-01) */
const WATCHED = { spotChecks: 'closed', returned: 'returnRequested' } as const;
type Watched = keyof typeof WATCHED;

const ON_THE_PUBLIC_COPY: readonly string[] = ['publish', 'notPublish', 'withdrawPublication'];

/**
 * What the platform decides on: feedback by its clock with the document beside the appeal (R-REP-15), returns, extensions, and what
 * is published (R-DIS-04). Spot checks of closed appeals stand beside it.
 */
export function Page() {
  const { t } = useTranslation('review');
  const { me } = useSession();
  const queues = useQueues();
  const own = holds(me, ['reviewer']);
  const watched: readonly Watched[] = own ? ['spotChecks'] : ['returned', 'spotChecks'];
  const lists = [
    ...(own ? queues.map(({ id, words }) => ({ id, words })) : []),
    ...watched.map((id) => ({ id, words: t(`queues.${id}`) })),
  ];
  const shown = useListShown(lists.map((list) => list.id));
  const columns = useWaitingColumns(t('columns.waiting'), shown === 'all');
  const queue = queues.find((one) => one.id === shown);
  // the row whose document is being sent back for what it lacks
  const [lacking, setLacking] = useState<string | null>(null);
  const head = <QueueSwitch lists={lists} />;
  if (own && queue)
    return (
      <QueueDesk
        id={`review-${queue.id}`}
        title={queue.words}
        queue={queue}
        columns={columns}
        empty={{ title: t(`${queue.id}.empty`), how: t(`${queue.id}.how`) }}
        head={head}
        middle={(task) => <Middle task={task} sendBack={() => setLacking(taskKey(task))} />}
        right={(task, done) => {
          const isLacking = lacking === taskKey(task);
          return (
            <Right
              key={`${task.number} ${isLacking}`}
              task={task}
              done={done}
              {...(isLacking ? { first: 'rejectFeedback' } : {})}
            />
          );
        }}
      />
    );
  const of = watched.find((id) => id === shown) ?? 'spotChecks';
  return (
    <StageDesk
      key={of}
      id={`review-${of}`}
      title={t(`queues.${of}`)}
      stage={WATCHED[of]}
      empty={{ title: t(`${of}.empty`), how: t(`${of}.how`) }}
      first={of === 'spotChecks' ? 'recordSpotCheck' : 'grantReturn'}
      head={head}
    />
  );
}

function Middle({ task, sendBack }: { task: RowAt; sendBack: () => void }) {
  const isFeedback = task.link === 'approveFeedback' || task.link === 'rejectFeedback';
  return (
    <>
      {isFeedback && <FeedbackBeside number={task.number} order={task.order} sendBack={sendBack} />}
      <CasePane number={task.number} />
    </>
  );
}

interface RightProps {
  task: RowAt;
  /** the action whose form stands open, where it is not the row's */
  first?: string;
  done: (link: string) => void;
}

function Right({ task, first = task.link, done }: RightProps) {
  if (ON_THE_PUBLIC_COPY.includes(task.link))
    return <PublicationPane number={task.number} onDone={() => done(task.link)} />;
  return (
    <ActionsPane number={task.number} first={first} order={task.order} onDone={(link) => done(decided(task, link))} />
  );
}

/** the other answer to the same question is an answer, too */
const OTHER_ANSWER: Readonly<Record<string, string>> = {
  rejectFeedback: 'approveFeedback',
  approveFeedback: 'rejectFeedback',
  refuseReturn: 'grantReturn',
  refuseExtension: 'grantExtension',
};
const decided = (task: RowAt, link: string): string => (OTHER_ANSWER[link] === task.link ? task.link : link);

function useQueues(): readonly Queue[] {
  const { t } = useTranslation('review');
  return useMemo(
    () =>
      (
        [
          ['feedback', 'approveFeedback'],
          ['returns', 'grantReturn'],
          ['extensions', 'grantExtension'],
          ['publication', 'publish'],
          ['noPublication', 'notPublish'],
        ] as const
      )
        .map(([id, link]): Queue => ({ id, words: t(`queues.${id}`), asked: { role: 'reviewer', link } }))
        .concat({ id: 'all', words: t('queues.all'), asked: { role: 'reviewer' } }),
    [t],
  );
}
