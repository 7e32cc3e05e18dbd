import type { Knex } from 'knex';
import type { Phase, CaseState, WorkOrder } from '../domain/loop/state';
import { explains } from '../domain/obligation/explained-by';
import type { ObligationKind } from '../domain/obligation/obligation';
import type { Instant } from '../domain/limit/instant';

/** An obligation that stands in the store as open or held, and that nothing about its case explains. */
export interface Unexplained {
  number: string;
  id: string;
  kind: ObligationKind;
  status: 'open' | 'held';
  order: number | null;
  dueAt: Instant | null;
  phase: Phase;
  orderStatus: WorkOrder['status'] | null;
}

/** What stands open in the store, by kind. */
export interface OwedCounted {
  cases: number;
  owed: number;
  byKind: Readonly<Record<string, { open: number; held: number }>>;
  unexplained: number;
}

interface Row {
  number: string;
  id: string;
  kind: ObligationKind;
  status: 'open' | 'held';
  order_no: number | null;
  due_at: Instant | null;
  state: CaseState;
}

const ROWS_AT_ONCE = 1000;

/**
 * Every open or held obligation of the store, as of one instant, against its case: the table of explained-by.ts says why
 * it may stand open (R-SYS-17, R-ARC-07). A row that the case's own state does not know is not explained either. Reads, and
 * holds only some rows at a time; needs the application's rights and no more.
 */
export async function countOwed(db: Knex, onUnexplained: (one: Unexplained) => void): Promise<OwedCounted> {
  return db.transaction(
    async (trx) => {
      const byKind: Record<string, { open: number; held: number }> = {};
      const told = { cases: 0, owed: 0, unexplained: 0 };
      let last = '';
      for await (const row of standing(trx)) {
        const counts = (byKind[row.kind] ??= { open: 0, held: 0 });
        counts[row.status] += 1;
        told.owed += 1;
        if (row.number !== last) told.cases += 1;
        last = row.number;
        if (isExplained(row)) continue;
        told.unexplained += 1;
        onUnexplained(asTold(row));
      }
      return { ...told, byKind };
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}

async function* standing(db: Knex): AsyncGenerator<Row> {
  let place: readonly [string, string] = ['', ''];
  for (;;) {
    const { rows } = await db.raw<{ rows: Row[] }>(
      `select o.number, o.id, o.kind, o.status, o.order_no, o.due_at, a.state
         from obligations o join appeals a on a.number = o.number
        where o.status in ('open', 'held') and (o.number, o.id) > (?, ?)
        order by o.number, o.id limit ?`,
      [...place, ROWS_AT_ONCE],
    );
    yield* rows;
    const end = rows.at(-1);
    if (rows.length < ROWS_AT_ONCE || !end) return;
    place = [end.number, end.id];
  }
}

function isExplained({ id, status, state }: Row): boolean {
  const owed = state.owed.find((o) => o.id === id);
  return owed !== undefined && (owed.heldAt !== undefined) === (status === 'held') && explains(state, owed);
}

const asTold = ({ order_no: order, due_at: dueAt, state, ...row }: Row): Unexplained => ({
  ...row,
  order,
  dueAt,
  phase: state.phase,
  orderStatus: state.orders.find((o) => o.no === order)?.status ?? null,
});
