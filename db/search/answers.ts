import type { Knex } from 'knex';
import type { EventType } from '../../domain/loop/event';

/** events with which the hotline answers by its own word, and those by which a unit does on its order */
const OWN_WORD = ['directlyAnswered', 'directlyHandled'] as const satisfies readonly EventType[];
const OF_ORDER = ['replied', 'feedbackSubmitted'] as const satisfies readonly EventType[];
const VERDICTS = ['feedbackApproved', 'feedbackRejected'] as const satisfies readonly EventType[];

/**
 * What the appellants of these appeals were answered last; an appeal that was not answered in writing is not among them. What a
 * unit said is an answer once the platform has approved it (R-REP-15): what it sent back, or still has under review, is none. A
 * merged appeal's reply (order 0) is the hotline's own.
 */
export async function answersOf(db: Knex, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await db.raw<{ rows: { number: string; answer: string }[] }>(
    `select distinct on (e.number) e.number, coalesce(x.body->>'reply', x.body->>'answer') as answer
       from events e join texts x on x.id = e.text_id
      where e.number = any(:numbers) and x.body \\?| array['reply', 'answer']
        and (e.type = any(:own) or e.type = any(:ofOrder) and (e.body::jsonb->>'order' = '0' or 'feedbackApproved' = (
          select n.type from events n
           where n.number = e.number and n.v > e.v and n.type = any(:verdicts) and n.body::jsonb->>'order' = e.body::jsonb->>'order'
           order by n.v limit 1)))
      order by e.number, e.v desc`,
    { numbers: [...numbers], own: [...OWN_WORD], ofOrder: [...OF_ORDER], verdicts: [...VERDICTS] },
  );
  return new Map(rows.map(({ number, answer }) => [number, answer]));
}
