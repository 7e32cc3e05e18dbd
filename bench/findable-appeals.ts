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
/** of which every word is an eighth of all appeals' */
export const A_COMMON_MATTER = '共享单车占满人行道，行人只能走机动车道';
/** as an agent writes down what is told on the telephone */
export const A_WHOLE_CALL =
  '来电人称，永兴路17号小区门口的路灯三天没有亮了，晚上走路不安全，已多次向社区反映，一直无人处理，希望有关部门尽快核实，并给予电话回复。';

const AT_ONCE = 5_000;

/**
 * Puts the invented appeals of a store into the index by which staff search, as a registration would, what is open onto the
 * board of supervision and among what is owed, and some of what is over among what was owed late and what is published. The
 * indexes of words are made when the rows are there: that costs a part of it.
 */
export async function fillSearch(ownerUrl: string, city: string): Promise<void> {
  const db = connect({ url: ownerUrl, poolSize: 1 });
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`set search_path = ${SCHEMA}; set timezone = 'UTC'; set synchronous_commit = off`);
    const keys = await indexKeys(db, city);
    const indexesOfWords = await withoutIndexes(client, ['appeal_search_by_terms', 'publications_by_words']);
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
    for (const statement of [BOARD, OWED, OWED_LATE, PUBLISHED]) await client.query(statement, [city]);
    for (const index of indexesOfWords) await client.query(index);
    await client.query('vacuum analyze appeal_search, publications, obligations, supervision_board');
  } finally {
    await client.end();
    await db.destroy();
  }
}

/** takes these indexes away; answers the statements that make them again */
async function withoutIndexes(client: Client, names: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ sql: string }>(
    'select pg_get_indexdef(name::regclass) as sql from unnest($1::text[]) name',
    [names],
  );
  await client.query(`drop index ${names.join(', ')}`);
  return rows.map(({ sql }) => sql);
}

/** every pair of characters in turn, and then the next number of the house */
function placeOf(i: number): string {
  const pairs = STREETS.length ** 2;
  const [one = '东', two = '和'] = [STREETS[i % STREETS.length], STREETS[Math.floor((i % pairs) / STREETS.length)]];
  return `${one}${two}路${Math.floor(i / pairs) % 300}号`;
}

const IS_OPEN = `city = $1 and phase not in ('closed', 'archived')`;

const BOARD = `
insert into supervision_board (number, watched, city, unit, at, rung, owes)
select number, 'climbing', city, unit, date_trunc('milliseconds', now()) + interval '1 minute' * (row_number() over () % 20000), 'yellowCard', 'handle' from appeals where ${IS_OPEN}
union all
select number, case when right(number, 1) < '3' then 'yellowCard' else 'redCard' end, city, unit, received_at, null, null
  from appeals where ${IS_OPEN} and right(number, 1) < '5'`;

const OWED = `
insert into obligations (number, id, city, kind, role, unit, order_no, due_at, provisional, status, opened_v, why)
select number, 'handle-3', city, 'handle', 'handler', unit, 1, due_at, false, 'open', 3, '{}' from appeals where ${IS_OPEN} and unit is not null`;

const OWED_LATE = `
insert into obligations (number, id, city, kind, role, unit, order_no, due_at, provisional, status, settled_at, late, opened_v, why)
select number, 'handle-3', city, 'handle', 'handler', unit, 1, due_at, false, 'met', due_at + interval '2 days', true, 3, '{}'
  from appeals where city = $1 and phase = 'archived' and right(number, 2) < '05'`;

/** one in five of what is over, by the words of the appeal itself */
const PUBLISHED = `
insert into publications (number, city, published_at, category, unit, text_id, words)
select a.number, a.city, a.archived_at, a.category, a.unit, e.text_id,
       array(select substring(t from position(':' in t) + 1) from unnest(s.terms) t where position(':' in t) > 0 order by 1)
  from appeals a join events e on e.number = a.number and e.v = 1 join appeal_search s on s.number = a.number
 where a.city = $1 and a.phase = 'archived' and right(a.number, 1) < '2'`;
