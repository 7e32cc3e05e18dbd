import { type ReactNode, useMemo, useState } from 'react';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useKeys } from '../app/keys';
import { useSaid } from '../app/language';
import { ActionsPane } from '../pages/case/actions-pane';
import { CasePane } from '../pages/case/case-pane';
import { Due } from './due';
import { Marks } from './marks';
import { Empty, Loading, ProblemBox } from './states';
import { type Task, taskKey, useTasks } from './tasks';
import { useUnits } from './units';
import { type Column, WorkTable } from './work-table';

type Asked = Parameters<typeof useTasks>[0];

export interface Queue {
  id: string;
  /** its name above the list */
  words: string;
  /** which tasks it holds */
  asked: NonNullable<Asked>;
  /** tasks that the API gives besides and that are not of this queue */
  only?: (task: Task) => boolean;
}

interface Props {
  /** names the page, for what is kept about its table */
  id: string;
  title: string;
  queues: readonly Queue[];
  columns?: readonly Column<Task>[];
  /** what would be here, and how it comes */
  empty: { title: string; how: string };
  /** what can be done with the ticked rows; rows can be ticked where this is given */
  bulk?: (at: { ticked: readonly Task[]; untick: () => void; done: (keys: readonly string[]) => void }) => ReactNode;
  /** what stands above the list */
  above?: ReactNode;
  /** another middle than the case itself: the feedback beside the appeal, the call's script */
  middle?: (task: Task) => ReactNode;
  /** another right than what may be done now */
  right?: (task: Task, done: (link: string) => void) => ReactNode;
}

/**
 * The one skeleton of every desk: left what is owed, by what burns; middle the case; right what may be done now. The row that is
 * open stands in the address, so that a reload or a colleague with the link comes to the very row; Esc goes back to it.
 */
export function QueueDesk({ id, title, queues, columns, empty, bulk, above, middle, right }: Props) {
  const { t } = useTranslation('app');
  const [place, setPlace] = useSearchParams();
  const queue = queues.find((one) => one.id === place.get('queue')) ?? queues[0];
  const list = useTasks(queue?.asked);
  const { only } = queue ?? {};
  const tasks = useMemo(() => (only ? list.tasks.filter(only) : list.tasks), [list.tasks, only]);
  const open = place.get('open');
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());
  const ticked = useMemo(() => tasks.filter((task) => ticks.has(taskKey(task))), [tasks, ticks]);
  const usual = useTaskColumns();

  const show = (task: Task | undefined): void => {
    const next = new URLSearchParams(place);
    if (task) next.set('open', taskKey(task));
    else next.delete('open');
    setPlace(next, { replace: true });
  };
  useKeys([
    {
      key: 'Escape',
      words: t('desk.back'),
      inFields: true,
      act: () => {
        if (open === null) return false;
        document.querySelector<HTMLElement>(`[data-key="${CSS.escape(open)}"]`)?.focus();
        show(undefined);
        return undefined;
      },
    },
  ]);
  const opened = tasks.find((task) => taskKey(task) === open) ?? taskAt(open);
  const done = (task: Task) => (link: string) => {
    list.done([taskKey(task)]);
    if (link !== task.link) return;
    // what burns next comes up by itself
    const at = tasks.findIndex((one) => taskKey(one) === taskKey(task));
    show(tasks[at + 1] ?? tasks[at - 1]);
  };

  return (
    <div className={opened ? 'desk' : 'desk closed'}>
      <section className="desk-list" aria-label={title}>
        <div className="desk-head">
          <h1>{title}</h1>
          {queues.length > 1 && (
            <Segmented
              aria-label={t('desk.queues')}
              options={queues.map((one) => ({ value: one.id, label: one.words }))}
              value={queue?.id ?? ''}
              onChange={(value) => {
                setTicks(new Set());
                setPlace({ queue: value }, { replace: true });
              }}
            />
          )}
          {above}
        </div>
        {bulk && ticked.length > 0 && (
          <div className="desk-bulk">{bulk({ ticked, untick: () => setTicks(new Set()), done: list.done })}</div>
        )}
        {list.isPending ? (
          <Loading />
        ) : list.error !== null && tasks.length === 0 ? (
          <ProblemBox error={list.error} again={() => void list.refetch()} />
        ) : (
          <WorkTable
            id={id}
            label={queue?.words ?? title}
            columns={columns ?? usual}
            rows={tasks}
            keyOf={taskKey}
            open={open}
            narrow={opened !== undefined}
            onOpen={show}
            {...(bulk ? { ticked: ticks, onTick: setTicks } : {})}
            more={list.more}
            gone={list.gone}
            empty={<Empty {...empty} />}
          />
        )}
      </section>
      {opened && (
        <>
          <div className="desk-case">{middle?.(opened) ?? <CasePane number={opened.number} />}</div>
          <aside className="desk-actions" aria-label={t('desk.mayDo')}>
            {right?.(opened, done(opened)) ?? (
              <ActionsPane
                key={opened.number}
                number={opened.number}
                first={opened.link}
                order={opened.order}
                onDone={done(opened)}
              />
            )}
          </aside>
        </>
      )}
    </div>
  );
}

/** a row that has left the list stays open: whoever reads it is not thrown out */
function taskAt(key: string | null): Task | undefined {
  const [number, link, order] = key?.split(' ') ?? [];
  if (number === undefined || link === undefined) return undefined;
  const nothing = { zh: '', en: '' };
  return {
    number,
    link,
    order: order === undefined || order === '0' ? null : Number(order),
    words: nothing,
    stageWords: nothing,
    stage: '',
    marks: {},
    title: null,
  } as unknown as Task;
}

/** The usual columns of a list of what is owed: the clock first, then what, and which appeal. */
export function useTaskColumns(): readonly Column<Task>[] {
  const { t } = useTranslation('app');
  const said = useSaid();
  const { nameOf } = useUnits();
  return useMemo(
    () => [
      { id: 'due', title: t('columns.due'), width: '9.5rem', always: true, cell: (task) => <Due at={task.dueAt} /> },
      { id: 'what', title: t('columns.what'), width: '8.5rem', cell: (task) => said(task.words) },
      {
        id: 'appeal',
        title: t('columns.appeal'),
        width: 'minmax(11rem, 1fr)',
        always: true,
        cell: (task) => (
          <>
            <Marks marks={task.marks} /> {task.title ?? t('columns.untitled')}
            <span className="second">
              {task.number} · {said(task.stageWords)}
            </span>
          </>
        ),
      },
      { id: 'unit', title: t('columns.unit'), width: '9rem', wide: true, cell: (task) => nameOf(task.unit) },
    ],
    [t, said, nameOf],
  );
}
