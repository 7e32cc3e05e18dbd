import type { Knex } from 'knex';
import type { EventType } from '../../domain/loop/event';

/** events with which the appellant is answered, and the part of their text that tells it */
const ANSWERS = [
  'replied',
  'feedbackSubmitted',
  'directlyAnswered',
  'directlyHandled',
] as const satisfies readonly EventType[];

/** What the appellants of these appeals were answered last; an appeal that was not answered in writing is not among them. */
export async function answersOf(db: Knex, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await db.raw<{ rows: { number: string; answer: string }[] }>(
    `select distinct on (e.number) e.number, coalesce(x.body->>'reply', x.body->>'answer') as answer
       from events e join texts x on x.id = e.text_id
      where e.number = any(?) and e.type = any(?) and x.body ?| array['reply', 'answer']
      order by e.number, e.v desc`.replace('?|', '\\?|'),
    [[...numbers], [...ANSWERS]],
  );
  return new Map(rows.map(({ number, answer }) => [number, answer]));
}
