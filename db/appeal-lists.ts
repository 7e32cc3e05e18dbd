import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import type { Stage } from '../domain/loop/state';
import { sqlInstant } from './connect';

/** One appeal in a list. */
export interface AppealRow {
  number: string;
  version: number;
  phase: string;
  stage: Stage;
  channel: string;
  category: string | null;
  unit: string | null;
  outcome: string | null;
  receivedAt: Instant;
  dueAt: Instant | null;
  closedAt: Instant | null;
  title: string | null;
  /** where the row stands in its list: receipt, or dispatch to the unit */
  placedAt: Instant;
}

export interface AppealFilter {
  /** digits with which the number begins */
  number?: string | undefined;
  stage?: Stage | undefined;
  category?: string | undefined;
  unit?: string | undefined;
  /** true: those that are not over */
  open?: boolean | undefined;
  /** by receipt, both ends in */
  from?: Instant | undefined;
  to?: Instant | undefined;
}

export interface Page {
  after?: { placedAt: Instant; number: string } | undefined;
  limit: number;
}

interface Row {
  number: string;
  version: number;
  phase: string;
  stage: Stage;
  channel: string;
  category: string | null;
  unit: string | null;
  outcome: string | null;
  received_at: Instant;
  due_at: Instant | null;
  closed_at: Instant | null;
  title: string | null;
  placed_at: Instant;
}

const NUMBER_DIGITS = 16;

type Condition = readonly [sql: string, ...values: (string | null | string[])[]];

/** appeals of the city, the newest received first */
export async function appealsOfCity(db: Knex, city: string, filter: AppealFilter, page: Page): Promise<AppealRow[]> {
  const { unit, after } = { ...filter, ...page };
  return listed(db, {
    from: 'appeals a',
    placedAt: 'a.received_at',
    conditions: [
      ['a.city = ?', city],
      ...common(filter),
      ...(unit === undefined ? [] : [['a.unit = ?', unit] as const]),
      ...(after
        ? [['(a.received_at, a.number) < (?::timestamptz, ?)', sqlInstant(after.placedAt), after.number] as const]
        : []),
    ],
    order: 'a.received_at desc, a.number desc',
    limit: page.limit,
  });
}

/** Which of these appeals of the city fit, the newest received first; with `units` only those that have or had an order of one. */
export async function appealsNumbered(
  db: Knex,
  city: string,
  numbers: readonly string[],
  filter: AppealFilter & NumberedFilter,
): Promise<AppealRow[]> {
  if (numbers.length === 0) return [];
  const { unit, units, hideConfidential } = filter;
  return listed(db, {
    from: 'appeals a',
    placedAt: 'a.received_at',
    conditions: [
      ['a.number = any(?)', [...numbers]] satisfies Condition,
      ['a.city = ?', city],
      ...common(filter),
      ...(unit === undefined ? [] : [['a.unit = ?', unit] as const]),
      ...(units === undefined ? [] : [[`exists (${AN_ORDER_OF})`, [...units], [...units]] satisfies Condition]),
      ...(hideConfidential ? [[`a.state->'marks'->>'confidential' is distinct from 'true'`] as const] : []),
    ],
    order: 'a.received_at desc, a.number desc',
    limit: numbers.length,
  });
}

/** What else can be asked of appeals whose numbers are known. */
export interface NumberedFilter {
  /** seen as people of these units */
  units?: readonly string[] | undefined;
  /** without those that are marked confidential (R-IDC-11) */
  hideConfidential?: boolean | undefined;
}

const AN_ORDER_OF = 'select from work_orders w where w.number = a.number and (w.unit = any(?) or w.held_before && ?)';

/** appeals that have or had a work order of one of these units, the newest dispatched first */
export async function appealsOfUnits(
  db: Knex,
  city: string,
  units: readonly string[],
  filter: AppealFilter,
  page: Page,
): Promise<AppealRow[]> {
  const { after } = page;
  const { stage, ...rest } = filter;
  const status = stage === undefined ? undefined : ORDER_STATUS[stage];
  if (status === null) return [];
  const lists = await Promise.all(
    units.map((unit) =>
      listed(db, {
        from: 'work_orders w join appeals a on a.number = w.number',
        placedAt: 'w.dispatched_at',
        conditions: [
          ['w.city = ?', city],
          ['w.unit = ?', unit],
          // an appeal that came to the unit again stands where it came last
          ['not exists (select from work_orders n where n.number = w.number and n.unit = w.unit and n.no > w.no)'],
          ...(status === undefined ? [] : [['w.status = ?', status] as const]),
          // of what is over, the appeal knows whether it is archived
          ...common(status === 'closed' ? filter : rest),
          ...(after
            ? [['(w.dispatched_at, w.number) < (?::timestamptz, ?)', sqlInstant(after.placedAt), after.number] as const]
            : []),
        ],
        order: 'w.dispatched_at desc, w.number desc',
        limit: page.limit,
      }),
    ),
  );
  const newest = new Map<string, AppealRow>();
  for (const row of lists.flat()) {
    const known = newest.get(row.number);
    if (!known || known.placedAt < row.placedAt) newest.set(row.number, row);
  }
  return [...newest.values()]
    .sort((a, b) => b.placedAt - a.placedAt || (a.number < b.number ? 1 : -1))
    .slice(0, page.limit);
}

/**
 * A unit's appeals at a stage, by what its index knows: the status of the work order. Null: an appeal that was dispatched is
 * past this stage.
 */
const ORDER_STATUS: Readonly<Record<Stage, string | null>> = {
  received: null,
  incomplete: null,
  accepted: null,
  submitted: null,
  merged: 'ended',
  dispatched: 'dispatched',
  signed: 'signed',
  returnRequested: 'returnRequested',
  partSubmitted: 'partSubmitted',
  partAccepted: 'partAccepted',
  feedbackSubmitted: 'feedbackSubmitted',
  rework: 'rework',
  closed: 'closed',
  archived: 'closed',
};

const common = ({ number, stage, category, open, from, to }: AppealFilter): Condition[] => [
  ...(number === undefined ? [] : [['a.number between ? and ?', number, number.padEnd(NUMBER_DIGITS, '9')] as const]),
  ...(stage === undefined ? [] : [['a.stage = ?', stage] as const]),
  ...(category === undefined ? [] : [['a.category = ?', category] as const]),
  ...(open ? [[`a.phase not in ('closed', 'archived')`] as const] : []),
  ...(from === undefined ? [] : [['a.received_at >= ?::timestamptz', sqlInstant(from)] as const]),
  ...(to === undefined ? [] : [['a.received_at <= ?::timestamptz', sqlInstant(to)] as const]),
];

async function listed(
  db: Knex,
  list: { from: string; placedAt: string; conditions: readonly Condition[]; order: string; limit: number },
): Promise<AppealRow[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select l.*, x.body->>'title' as title
       from (select a.number, a.version, a.phase, a.stage, a.channel, a.category, a.unit, a.outcome, a.received_at, a.due_at,
                    a.closed_at, ${list.placedAt} as placed_at
               from ${list.from} where ${list.conditions.map(([sql]) => `(${sql})`).join(' and ')}
              order by ${list.order} limit ?) l
       left join events e on e.number = l.number and e.v = 1
       left join texts x on x.id = e.text_id
      order by l.placed_at desc, l.number desc`,
    [...list.conditions.flatMap(([, ...values]) => values), list.limit],
  );
  return rows.map(({ received_at, due_at, closed_at, placed_at, ...row }) => ({
    ...row,
    receivedAt: received_at,
    dueAt: due_at,
    closedAt: closed_at,
    placedAt: placed_at,
  }));
}
