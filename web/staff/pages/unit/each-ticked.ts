import { useRef, useState } from 'react';
import { send } from '../../api/client';
import { type Problem, problemOf, wasAnswered } from '../../api/problem';
import { type Task, taskKey } from '../../parts/tasks';

/** so many requests under way at once */
const AT_ONCE = 4;

export interface Run {
  done: number;
  of: number;
  /** rows that were refused, with the problem of each */
  refused: readonly { task: Task; problem: Problem }[];
  busy: boolean;
}

/**
 * Does one link on each of several rows, one request a row: a refusal of one keeps none of the others. Pressed again after a fault, a
 * row is sent under the same key and nothing is done twice.
 */
export function useEachTicked(link: string): {
  run: Run | null;
  start: (tasks: readonly Task[], input: Readonly<Record<string, unknown>>) => Promise<readonly string[]>;
} {
  const [run, setRun] = useState<Run | null>(null);
  const keys = useRef(new Map<string, string>());

  const start = async (
    tasks: readonly Task[],
    input: Readonly<Record<string, unknown>>,
  ): Promise<readonly string[]> => {
    const waiting = [...tasks];
    const succeeded: string[] = [];
    const refused: { task: Task; problem: Problem }[] = [];
    const say = (busy: boolean): void =>
      setRun({ done: succeeded.length, of: tasks.length, refused: [...refused], busy });
    say(true);
    const worker = async (): Promise<void> => {
      for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
        const json = { ...input, seen: task.version, ...(task.order === null ? {} : { order: task.order }) };
        const name = `${taskKey(task)} ${JSON.stringify(json)}`;
        const key = keys.current.get(name) ?? crypto.randomUUID();
        keys.current.set(name, key);
        try {
          await send(`/api/v1/appeals/${task.number}/${link}`, { json }, key);
          succeeded.push(taskKey(task));
        } catch (error) {
          const problem = problemOf(error);
          if (wasAnswered(problem)) keys.current.delete(name);
          refused.push({ task, problem });
        }
        say(true);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    say(false);
    return succeeded;
  };
  return { run, start };
}
