import type { Knex } from 'knex';
import type { CaseState } from '../domain/loop/state';

/** what an appellant asks for with number and query code; null when the two do not belong together */
export async function stateForAppellant(db: Knex, number: string, queryCode: string): Promise<CaseState | null> {
  const { rows } = await db.raw<{ rows: { state: CaseState }[] }>(
    `select a.state from appellants p join appeals a on a.number = p.number where p.number = ? and p.query_code = ?`,
    [number, queryCode],
  );
  return rows[0]?.state ?? null;
}
