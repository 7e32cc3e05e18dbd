import type { Knex } from 'knex';
import { letApplicationIn } from './rights';

export const name = '2026-11-24-boards';

/**
 * What stands on the board of supervision: a projection of the log, one row for each reason of each appeal. And what the boards
 * count or list of other projections, so that no number of them costs more than its rows.
 */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
create table supervision_board (
  number text not null, watched text not null, city text not null, unit text, at timestamptz not null, rung text, owes text,
  primary key (number, watched)
);
create index supervision_board_by_time on supervision_board (city, watched, at, number);
create index supervision_board_by_unit on supervision_board (city, watched, unit, at, number);
create index appeals_major on appeals (city, received_at, number)
  where (state->'marks'->>'important' = 'true' or state->>'emergency' is not null);
create index obligations_overdue on obligations (city, unit, due_at, number)
  where status = 'open' and role = 'handler' and kind in ('handle', 'rework');
create index obligations_by_kind on obligations (city, kind, due_at) where status in ('open', 'held');
`);
  await letApplicationIn(db);
}
