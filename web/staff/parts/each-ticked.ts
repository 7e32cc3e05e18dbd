import { useRef, useState } from 'react';
import { send } from '../api/client';
import { type Problem, problemOf, wasAnswered } from '../api/problem';
import { type Task, taskKey } from './tasks';

/** so many requests under way at once */
const AT_ONCE = 4;

type Input = Readonly<Record<string, unknown>>;

/** What became of one row: done with this input, refused, passed over because there was no input for it, or not yet its turn. */
export interface RowOutcome {
  task: Task;
  became: { done: Input } | { refused: Problem } | 'passedOver' | null;
}

export interface EachTicked {
  outcomes: readonly RowOutcome[];
  busy: boolean;
  /**
   * `inputOf` answers what is sent for a row beside version and order, or null to pass it over; `onDone` hears of each row as it is
   * done. Answers the rows that were done.
   */
  start: (
    tasks: readonly Task[],
    inputOf: (task: Task) => Input | null | Promise<Input | null>,
    onDone?: (key: string) => void,
  ) => Promise<readonly Task[]>;
  /** takes the outcomes off the page */
  close: () => void;
}

export const isDone = ({ became }: RowOutcome): boolean =>
  became !== null && typeof became === 'object' && 'done' in became;

/**
 * Does one link on each of several rows, one request a row: a refusal of one keeps none of the others. Pressed again after a fault, a
 * row is sent under the same key and nothing is done twice.
 */
export function useEachTicked(link: string): EachTicked {
  const [outcomes, setOutcomes] = useState<readonly RowOutcome[]>([]);
  const [busy, setBusy] = useState(false);
  const keys = useRef(new Map<string, string>());

  const doOne = async (task: Task, inputOf: Parameters<EachTicked['start']>[1]): Promise<RowOutcome['became']> => {
    let name = '';
    try {
      const input = await inputOf(task);
      if (input === null) return 'passedOver';
      const json = { ...input, seen: task.version, ...(task.order === null ? {} : { order: task.order }) };
      name = `${taskKey(task)} ${JSON.stringify(json)}`;
      const key = keys.current.get(name) ?? crypto.randomUUID();
      keys.current.set(name, key);
      await send(`/api/v1/appeals/${task.number}/${link}`, { json }, key);
      return { done: input };
    } catch (error) {
      const problem = problemOf(error);
      if (wasAnswered(problem)) keys.current.delete(name);
      return { refused: problem };
    }
  };
  const start: EachTicked['start'] = async (tasks, inputOf, onDone) => {
    const waiting = [...tasks];
    const done: Task[] = [];
    setBusy(true);
    setOutcomes(tasks.map((task) => ({ task, became: null })));
    const worker = async (): Promise<void> => {
      for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
        const outcome: RowOutcome = { task, became: await doOne(task, inputOf) };
        if (isDone(outcome)) {
          done.push(task);
          onDone?.(taskKey(task));
        }
        setOutcomes((known) => known.map((one) => (one.task === outcome.task ? outcome : one)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    setBusy(false);
    return done;
  };
  return { outcomes, busy, start, close: () => setOutcomes([]) };
}
