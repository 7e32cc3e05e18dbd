import { Client } from 'pg';
import { SCHEMA } from '../db/connect';

/** Invented appeals of a stretch of time: numbered from `first` on, `count` of them, the newest `openShare` of them open. */
export interface Batch {
  first: number;
  count: number;
  /** from how many days ago until how many */
  oldest: number;
  newest: number;
  openShare: number;
}

/** so many appeals over 400 days, a tenth of them open */
export const ofAYear = (count: number): Batch => ({ first: 1, count, oldest: 400, newest: 0, openShare: 0.1 });

/**
 * Fills a store with invented appeals, in all stages and at all units: what work lists, searches and simulations read, straight
 * into the tables. Chains and obligations are left out; none of them reads those.
 */
export async function fillStore(ownerUrl: string, city: string, batch: Batch): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`set search_path = ${SCHEMA}; set timezone = 'UTC'; set synchronous_commit = off`);
    for (const statement of [invented(city, batch), APPEALS, WORK_ORDERS, TASKS, EVENTS, TEXTS])
      await client.query(statement);
    await client.query('vacuum analyze appeals, work_orders, tasks, events, texts');
  } finally {
    await client.end();
  }
}

/** as the store has every instant: to the millisecond, or a page of a list would begin with the last row of the page before */
const NOW = `date_trunc('milliseconds', now())`;

/** one row for each appeal, from which the rows of every table follow */
const invented = (city: string, { first, count, oldest, newest, openShare }: Batch): string => `
create temporary table invented as
select g, '${city}' as city, to_char(received_at, 'YYYYMMDD') || lpad((g % 10000000)::text, 7, '0') || g % 10 as number, received_at,
       received_at + interval '9 minutes' as dispatched_at, received_at + interval '3 hours' as signed_at,
       least(received_at + interval '1 hour' * (20 + g % 500 * 7919 % 500), ${NOW}) as submitted_at,
       case when g - ${first} < ${count * (1 - openShare)} then 'archived'
            else (array['accepted', 'dispatched', 'dispatched', 'signed', 'signed', 'signed', 'signed', 'signed', 'feedbackSubmitted', 'closed'])[g % 10 + 1]
       end as stage,
       (array['complaint', 'complaint', 'complaint', 'consultation', 'help', 'suggestion'])[g % 6 + 1] as category,
       (array['phone', 'phone', 'website', 'provincialPlatform'])[g % 4 + 1] as channel,
       (select array_agg(id order by id) from units where level > 1)[g % (select count(*) from units where level > 1) + 1] as unit
  from generate_series(${first}, ${first + count - 1}) g,
       lateral (select now() - interval '1 day' * (${oldest} - ${oldest - newest} * (g - ${first} + 1) / ${count}::float8) as exact) e,
       lateral (select date_trunc('milliseconds', exact) as received_at) r`;

const PHASE = `case when stage in ('dispatched', 'signed', 'feedbackSubmitted') then 'handling' else stage end`;
const DUE_AT = `received_at + interval '15 days'`;
const IS_OVER = `stage in ('closed', 'archived')`;
const CLOSED_AT = `case when ${IS_OVER} then submitted_at + interval '1 day' end`;

const ms = (at: string): string => `floor(extract(epoch from ${at}) * 1000)::bigint`;

/** of what is handed in or over the order stands as it was handed in */
const ORDER = `
jsonb_build_object('no', 1, 'unit', unit, 'mode', 'transfer', 'status', case when ${IS_OVER} then 'feedbackSubmitted' else stage end,
  'dispatchedAt', ${ms('dispatched_at')}, 'failedContacts', 0, 'drafts', 1, 'rejections', 0, 'contacted', true,
  'draft', '{"no": 1, "parts": ["directAnswer", "legalSource", "communication", "contactDetails", "responsibleUnit"]}'::jsonb)
  || case when stage = 'dispatched' then '{}'::jsonb else jsonb_build_object('signedAt', ${ms('signed_at')}) end
  || case when ${IS_OVER} or stage = 'feedbackSubmitted'
          then jsonb_build_object('submittedAt', ${ms('submitted_at')}, 'outcome', 'solved', 'statedSatisfaction', 'satisfied',
                 'replied', jsonb_build_object('at', ${ms('submitted_at')}, 'method', 'telephone'))
          else '{}'::jsonb end`;

const STATE = `
jsonb_build_object('number', number, 'city', city, 'phase', ${PHASE}, 'version', 8, 'policyVersion', 1, 'calendarVersion', 1, 'draw', 0,
  'marks', case when g % 20 = 0 then '{"urgent": true}'::jsonb when g % 33 = 0 then '{"consumer": true}'::jsonb
                when g % 101 = 0 then '{"important": true}'::jsonb else '{}'::jsonb end,
  'statutes', case when g % 20 <> 0 and g % 33 = 0 then '["LAW-CONSUMER-46"]'::jsonb else '[]'::jsonb end,
  'category', category, 'channel', channel, 'receivedAt', ${ms('received_at')}, 'acceptedAt', ${ms('received_at')},
  'closedAt', ${ms(CLOSED_AT)}, 'owed', '[]'::jsonb, 'actedVersion', 8,
  'orders', case when stage = 'accepted' then '[]'::jsonb else jsonb_build_array(${ORDER}) end,
  'actions', (select jsonb_agg(md5(number || n)) from generate_series(1, 6) n))`;

const APPEALS = `
insert into appeals (number, city, version, head, state, alarm_at, phase, stage, channel, category, unit, outcome, backlog,
                     received_at, accepted_at, due_at, closed_at, archived_at)
select number, city, 8, md5(number), ${STATE},
       case when stage <> 'archived' then ${DUE_AT} end, ${PHASE}, stage, channel, category,
       case when stage <> 'accepted' then unit end, case when ${IS_OVER} then 'solved' end, false,
       received_at, received_at, ${DUE_AT}, ${CLOSED_AT}, case when stage = 'archived' then submitted_at + interval '3 days' end
  from invented`;

const WORK_ORDERS = `
insert into work_orders (number, no, city, unit, status, dispatched_at, signed_at, submitted_at, counted_as_received, deemed_accepted, rejections)
select number, 1, city, unit, case when ${IS_OVER} then 'closed' else stage end, dispatched_at,
       case when stage <> 'dispatched' then signed_at end, case when ${IS_OVER} or stage = 'feedbackSubmitted' then submitted_at end,
       false, false, 0
  from invented where stage <> 'accepted'`;

const TASKS = `
insert into tasks (number, link, order_no, city, role, unit, due_at, since)
select number, t.link, t.order_no, city, t.role, case when t.role = 'handler' then unit end, ${DUE_AT}, received_at
  from invented join (values ('accepted', 'dispatch', 0, 'dispatcher'), ('dispatched', 'sign', 1, 'handler'), ('signed', 'submitFeedback', 1, 'handler'),
                             ('feedbackSubmitted', 'approveFeedback', 1, 'reviewer'), ('closed', 'recordVisit', 0, 'visitor')) t(stage, link, order_no, role)
    on t.stage = invented.stage`;

const EVENTS = `
insert into events (city, number, v, type, at, actor, role, text_id, policy_version, format, body, prev, hash)
select city, number, 1, 'registered', received_at, '1', 'agent', 'invented-' || g, 1, 1,
       json_build_object('type', 'registered', 'number', number, 'city', city, 'channel', channel, 'category', category, 'v', 1)::text, '', md5(number)
  from invented`;

const TEXTS = `
insert into texts (id, city, salt, hash, body)
select 'invented-' || g, city, md5(g::text), md5(number),
       jsonb_build_object('title', '虚构的诉求 ' || g, 'message', repeat('小区门口的路灯三天没有亮了，晚上走路不安全。', 3))
  from invented`;
