import type { Knex } from 'knex';
import { letApplicationIn } from './rights';

export const name = '2026-11-24-boards';

/** What stands on the board of supervision: a projection of the log, one row for each reason of each appeal. */
export async function up(db: Knex.Transaction): Promise<void> {
  await db.raw(`
create table supervision_board (
  number text not null, watched text not null, city text not null, unit text, at timestamptz not null, rung text, owes text,
  primary key (number, watched)
);
create index supervision_board_by_time on supervision_board (city, watched, at, number);
`);
  await letApplicationIn(db);
}
