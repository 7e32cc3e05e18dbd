import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { operations } from '../../api/schema';
import { civilDay } from '../../parts/instants';

export type CaseEvent = operations['events']['responses'][200]['content']['application/json']['events'][number];

const PAGE = 500;

async function allEvents(number: string): Promise<readonly CaseEvent[]> {
  const events: CaseEvent[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page: { events: CaseEvent[]; next: number | null } = await answerOf(
      api.GET('/api/v1/appeals/{number}/events', { params: { path: { number }, query: { after, limit: PAGE } } }),
    );
    events.push(...page.events);
    after = page.next;
  }
  return events;
}

/** the whole course of an appeal, the oldest first */
export const useCourse = (number: string) =>
  useQuery({ queryKey: ['appeal', number, 'events'], queryFn: () => allEvents(number) });

/** what a reader wants to see of a course */
export const FILTERS = ['all', 'people', 'clock', 'words', 'files', 'notes'] as const;
export type Filter = (typeof FILTERS)[number];

const SHOWS: Readonly<Record<Filter, (event: CaseEvent) => boolean>> = {
  all: () => true,
  people: ({ by }) => by !== null,
  clock: ({ by }) => by === null,
  words: ({ text }) => text !== null,
  files: ({ type }) => type === 'fileAttached',
  notes: ({ type }) => type === 'noteAdded',
};

/** the events of a filter by their civil days, the newest first */
export function byDay(events: readonly CaseEvent[], filter: Filter): readonly { day: string; events: CaseEvent[] }[] {
  const days: { day: string; events: CaseEvent[] }[] = [];
  for (const event of [...events].filter(SHOWS[filter]).reverse()) {
    const day = civilDay(Date.parse(event.at));
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}
