import type { Knex } from 'knex';
import type { Instant } from '../../domain/limit/instant';
import type { CaseEvent, EventType } from '../../domain/loop/event';
import { sqlInstant } from '../connect';
import { prepared } from '../prepared';
import { indexKeys, type IndexKeys } from './blind';
import { type Findable, searchRowOf, type SearchRow } from './search-row';

/** events whose texts the appellant brought; the store's trigger on what is masked names them too */
const BROUGHT = ['registered', 'elementsSupplied', 'supplemented'] as const satisfies readonly EventType[];

/** Puts appeals into the index, in the transaction that registers them. */
export async function indexNew(trx: Knex, city: string, appeals: readonly Omit<Findable, 'city'>[]): Promise<void> {
  const keys = await indexKeys(trx, city);
  await keepRows(
    trx,
    appeals.map((one) => searchRowOf(keys, { ...one, city })),
  );
}

/** Brings the index along where an appellant has added to what was brought, in the transaction that records it. */
export async function indexAdded(trx: Knex, number: string, events: readonly CaseEvent[]): Promise<void> {
  if (!events.some((e) => (BROUGHT as readonly string[]).includes(e.type))) return;
  const [row] = await rowsAsTheyShouldBe(trx, [number]);
  if (row) await keepRows(trx, [row]);
}

async function keepRows(trx: Knex, rows: readonly SearchRow[]): Promise<void> {
  if (rows.length === 0) return;
  await prepared(
    trx,
    'keep-search-rows',
    `insert into appeal_search (number, city, received_at, terms, telephone, name)
     select r.* from jsonb_to_recordset(?::jsonb)
         as r(number text, city text, received_at timestamptz, terms text[], telephone text, name text)
     on conflict (number) do update set terms = excluded.terms, telephone = excluded.telephone, name = excluded.name`,
    [JSON.stringify(rows.map(({ receivedAt, ...row }) => ({ ...row, received_at: sqlInstant(receivedAt) })))],
  );
}

interface Kept {
  number: string;
  city: string;
  received_at: Instant;
  name: string | null;
  contact: string | null;
  masked: boolean;
  brought: { body: Record<string, string> | null }[];
}

/**
 * The rows that these appeals should have, from their texts and people. One of whose texts is masked has none; one whose person
 * is masked is found by its words alone.
 */
async function rowsAsTheyShouldBe(db: Knex, numbers: readonly string[]): Promise<SearchRow[]> {
  const { rows } = await db.raw<{ rows: Kept[] }>(
    `select a.number, a.city, a.received_at, p.name, p.contact, p.masked_at is not null as masked,
            (select coalesce(json_agg(json_build_object('body', x.body) order by e.v), '[]')
               from events e join texts x on x.id = e.text_id
              where e.number = a.number and e.type = any(?)) as brought
       from appeals a left join appellants l on l.number = a.number left join people p on p.id = l.person
      where a.number = any(?) order by a.number`,
    [[...BROUGHT], [...numbers]],
  );
  const keys = new Map<string, IndexKeys>();
  const found: SearchRow[] = [];
  for (const row of rows) {
    const texts = row.brought.flatMap(({ body }) => (body === null ? [] : [body]));
    if (texts.length < row.brought.length) continue;
    const of = keys.get(row.city) ?? (await indexKeys(db, row.city));
    keys.set(row.city, of);
    // what was told of the caller later counts where the registration had nothing
    const told = (part: string): string | null => texts.findLast((text) => text[part] !== undefined)?.[part] ?? null;
    found.push(
      searchRowOf(of, {
        number: row.number,
        city: row.city,
        receivedAt: row.received_at,
        brought: texts,
        name: row.masked ? null : (row.name ?? told('callerName')),
        contact: row.masked ? null : (row.contact ?? told('contactNumber')),
      }),
    );
  }
  return found;
}

const AT_ONCE = 500;

/**
 * Compares the index with what stands in the store, and with `apply` replaces the rows that differ. Answers the numbers of the
 * appeals whose rows were missing, other or too many, as many as there are. Some hundred appeals at a time are read at one
 * instant; with `apply` whoever writes to the index waits that long, so that nothing is put back that was masked meanwhile.
 */
export async function rebuildSearch(
  db: Knex,
  { apply, onDifference }: { apply: boolean; onDifference: (number: string) => void },
): Promise<{ rows: number; differences: number }> {
  let rows = 0;
  let differences = 0;
  for (let after = ''; ;) {
    const some = await db.transaction((trx) => rebuildSome(trx, after, apply), { isolationLevel: 'repeatable read' });
    if (some === null) return { rows, differences };
    after = some.last;
    rows += some.rows;
    differences += some.other.length;
    some.other.forEach(onDifference);
  }
}

/** the next appeals after this number; null where there are none */
async function rebuildSome(
  trx: Knex,
  after: string,
  apply: boolean,
): Promise<{ last: string; rows: number; other: readonly string[] } | null> {
  // before the first reading: what is read after it was taken holds everything that anybody wrote
  if (apply) await trx.raw('lock table appeal_search in exclusive mode');
  const numbers = await numbersAfter(trx, after);
  const last = numbers.at(-1);
  if (last === undefined) return null;
  const should = new Map((await rowsAsTheyShouldBe(trx, numbers)).map((row) => [row.number, row]));
  const stand = new Map((await standing(trx, numbers)).map((row) => [row.number, row]));
  const other = numbers.filter((n) => !same(should.get(n), stand.get(n)));
  if (apply) {
    const gone = other.filter((n) => !should.has(n));
    await trx('appeal_search').whereIn('number', gone).delete();
    await keepRows(
      trx,
      other.flatMap((n) => should.get(n) ?? []),
    );
  }
  return { last, rows: should.size, other };
}

const numbersAfter = async (db: Knex, after: string): Promise<string[]> =>
  (
    await db.raw<{ rows: { number: string }[] }>(
      `select number from (select number from appeals where number > :after order by number limit :limit) a
       union select number from (select number from appeal_search where number > :after order by number limit :limit) s
       order by number limit :limit`,
      { after, limit: AT_ONCE },
    )
  ).rows.map(({ number }) => number);

const standing = async (db: Knex, numbers: readonly string[]): Promise<SearchRow[]> =>
  (
    await db.raw<{ rows: SearchRow[] }>(
      `select number, city, received_at as "receivedAt", terms, telephone, name from appeal_search where number = any(?)`,
      [[...numbers]],
    )
  ).rows;

const same = (one: SearchRow | undefined, other: SearchRow | undefined): boolean =>
  one === undefined || other === undefined
    ? one === other
    : one.receivedAt === other.receivedAt &&
      one.telephone === other.telephone &&
      one.name === other.name &&
      one.terms.length === other.terms.length &&
      one.terms.every((term, i) => term === other.terms[i]);
