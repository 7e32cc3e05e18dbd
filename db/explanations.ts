import type { Knex } from 'knex';
import type { Recorded } from '../domain/loop/link';

/**
 * Why each duty of a case was due when it was, in the order in which they were opened, ended ones too. An extension, a re-base or
 * a hand-over opens a duty in the place of another of its kind on the same order.
 */
export async function recordedWhy(db: Knex, number: string): Promise<ReadonlyMap<string, Recorded>> {
  return (await recordedWhys(db, [number])).get(number) ?? new Map<string, Recorded>();
}

/** the same for many appeals at once */
export async function recordedWhys(
  db: Knex,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Recorded>>> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select o.number, o.id, o.why || jsonb_build_object('provisional', o.provisional) as why,
            (select p.id from obligations p
              where p.number = o.number and p.kind = o.kind and p.order_no is not distinct from o.order_no
                and p.status = 'replaced' and p.opened_v < o.opened_v
              order by p.opened_v desc limit 1) as "tookPlaceOf"
       from obligations o where o.number = any(?) order by o.number, o.opened_v`,
    [[...numbers]],
  );
  const books = new Map<string, Map<string, Recorded>>();
  for (const { number, id, why, tookPlaceOf } of rows) {
    const book = books.get(number) ?? new Map<string, Recorded>();
    book.set(id, tookPlaceOf === null ? why : { ...why, tookPlaceOf });
    books.set(number, book);
  }
  return books;
}

interface Row {
  number: string;
  id: string;
  why: Recorded;
  tookPlaceOf: string | null;
}
