import { Client } from 'pg';
import { connect, SCHEMA } from '../db/connect';
import { blindTelephone, indexKeys } from '../db/search/blind';
import { searchRowOf } from '../db/search/search-row';

/** common words and rare ones, in the same proportions as people complain */
const MATTERS = [
  '小区门口的路灯三天没有亮了，晚上走路不安全。',
  '雨水管道堵塞，一下雨院子就积水。',
  '工地夜里一点还在施工，老人孩子睡不着。',
  '共享单车占满人行道，行人只能走机动车道。',
  '垃圾桶满了没人清运，味道很大。',
  '井盖破损，骑车差点摔倒。',
  '公司拖欠工资三个月，多次催讨无果。',
  '学校门口放学时段严重拥堵，缺少疏导。',
];
const STREETS = '东西南北中和平安康长宁福泰永兴建设民生文化新华光明春秋';

/** so many telephone numbers, with several appeals each */
const TELEPHONES = 300_000;

/** a telephone number under which the store has appeals */
export const A_TELEPHONE = '13900000077';
/** words that an eighth of all appeals hold, words of a few, and words of a place */
export const COMMON_WORDS = '路灯';
export const A_PLACE = '永兴路17号';
export const A_MATTER = '永兴路小区门口的路灯坏了，晚上走路不安全';

const AT_ONCE = 5_000;

/**
 * Puts the invented appeals of a store into the index by which staff search, as a registration would, and what is open onto the
 * board of supervision and among what is owed. The index of terms is made when the rows are there: that costs a part of it.
 */
export async function fillSearch(ownerUrl: string, city: string): Promise<void> {
  const db = connect({ url: ownerUrl, poolSize: 1 });
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`set search_path = ${SCHEMA}; set timezone = 'UTC'; set synchronous_commit = off`);
    const keys = await indexKeys(db, city);
    const index = await client.query<{ sql: string }>(
      `select pg_get_indexdef('appeal_search_by_terms'::regclass) as sql`,
    );
    await client.query('drop index appeal_search_by_terms');
    const hashes = new Map<number, string | null>();
    const telephoneOf = (i: number): string | null => {
      const at = i % TELEPHONES;
      const hash = hashes.get(at) ?? blindTelephone(keys, `139${String(at).padStart(8, '0')}`);
      hashes.set(at, hash);
      return hash;
    };
    let i = 0;
    for (let after = ''; ;) {
      const { rows } = await client.query<{ number: string; received: string }>(
        `select number, received_at::text as received from appeals where city = $1 and number > $2 order by number limit $3`,
        [city, after, AT_ONCE],
      );
      const last = rows.at(-1);
      if (!last) break;
      after = last.number;
      const found = rows.map(({ number, received }) => {
        const place = placeOf(i);
        const message = `${place}${MATTERS[i % MATTERS.length]}`;
        const row = searchRowOf(keys, {
          number,
          city,
          receivedAt: 0,
          brought: [{ message, place }],
          name: null,
          contact: null,
        });
        return { number, received, terms: row.terms, telephone: telephoneOf(i++) };
      });
      await client.query(
        `insert into appeal_search (number, city, received_at, terms, telephone)
         select r.number, $2, r.received, r.terms, r.telephone
           from jsonb_to_recordset($1::jsonb) as r(number text, received timestamptz, terms text[], telephone text)`,
        [JSON.stringify(found), city],
      );
    }
    await client.query(index.rows[0]?.sql ?? '');
    for (const statement of [BOARD, OWED]) await client.query(statement, [city]);
    await client.query('vacuum analyze appeal_search, supervision_board, obligations');
  } finally {
    await client.end();
    await db.destroy();
  }
}

function placeOf(i: number): string {
  const [one = '东', two = '和'] = [STREETS[i % STREETS.length], STREETS[Math.floor(i / 7) % STREETS.length]];
  return `${one}${two}路${i % 300}号`;
}

const IS_OPEN = `city = $1 and phase not in ('closed', 'archived')`;

const BOARD = `
insert into supervision_board (number, watched, city, unit, at, rung, owes)
select number, 'climbing', city, unit, now() + interval '1 minute' * (row_number() over () % 20000), 'yellowCard', 'handle' from appeals where ${IS_OPEN}
union all
select number, case when right(number, 1) < '3' then 'yellowCard' else 'redCard' end, city, unit, received_at, null, null
  from appeals where ${IS_OPEN} and right(number, 1) < '5'`;

const OWED = `
insert into obligations (number, id, city, kind, role, unit, order_no, due_at, provisional, status, opened_v, why)
select number, 'handle-3', city, 'handle', 'handler', unit, 1, due_at, false, 'open', 3, '{}' from appeals where ${IS_OPEN} and unit is not null`;
