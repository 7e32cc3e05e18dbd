/** the queue on which the floor's workflows run, apart from the product's */
export const FLOOR_TASK_QUEUE = 'bench-floor';

/** the one table of the floor, beside the product's in the same database */
export const FLOOR_TABLE =
  'create table if not exists public.bench_floor (id text, version int, at timestamptz not null default clock_timestamp(), primary key (id, version))';

/** planned once per connection, as the smallest program would */
export const INSERT_ROW = {
  name: 'insert-row',
  text: 'insert into public.bench_floor (id, version) values ($1, $2) on conflict do nothing',
};
