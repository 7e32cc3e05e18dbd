import type { WorkflowHandle } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time';

export type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

/** What a history tells of the present: whether a workflow task is under way, and when the standing timer fires. */
export function standing({ events }: History): { underWay: boolean; firesAt: number | null } {
  let underWay = false;
  const timers = new Map<string, number>();
  for (const e of events ?? []) {
    const { timerStartedEventAttributes: started, timerFiredEventAttributes: fired } = e;
    if (started) timers.set(started.timerId ?? '', tsToMs(e.eventTime) + tsToMs(started.startToFireTimeout));
    const ended = fired ?? e.timerCanceledEventAttributes;
    if (ended) timers.delete(ended.timerId ?? '');
    if (fired || e.workflowTaskScheduledEventAttributes) underWay = true;
    if (e.workflowTaskCompletedEventAttributes) underWay = false;
    if (e.workflowExecutionCompletedEventAttributes) return { underWay: false, firesAt: null };
  }
  return { underWay, firesAt: [...timers.values()][0] ?? null };
}
