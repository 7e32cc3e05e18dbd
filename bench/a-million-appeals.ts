import { Client } from 'pg';
import { SCHEMA } from '../db/connect';

/**
 * Fills an empty store with invented appeals over 400 days, the newest tenth of them open, in all stages and at all units:
 * what work lists and searches read, straight into the tables. Chains and obligations are left out; no list reads them.
 */
export async function fillStore(ownerUrl: string, city: string, appeals: number): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`set search_path = ${SCHEMA}; set timezone = 'UTC'; set synchronous_commit = off`);
    for (const statement of [invented(city, appeals), APPEALS, WORK_ORDERS, TASKS, EVENTS, TEXTS])
      await client.query(statement);
    await client.query('vacuum analyze appeals, work_orders, tasks, events, texts');
  } finally {
    await client.end();
  }
}

/** one row for each appeal, from which the rows of every table follow */
const invented = (city: string, appeals: number): string => `
create temporary table invented as
select g, '${city}' as city, to_char(received_at, 'YYYYMMDD') || lpad((g % 10000000)::text, 7, '0') || g % 10 as number, received_at,
       case when g <= ${appeals} * 0.9 then 'archived'
            else (array['accepted', 'dispatched', 'dispatched', 'signed', 'signed', 'signed', 'signed', 'signed', 'feedbackSubmitted', 'closed'])[g % 10 + 1]
       end as stage,
       (array['complaint', 'complaint', 'complaint', 'consultation', 'help', 'suggestion'])[g % 6 + 1] as category,
       (array['phone', 'phone', 'website', 'provincialPlatform'])[g % 4 + 1] as channel,
       (select array_agg(id order by id) from units where level > 1)[g % (select count(*) from units where level > 1) + 1] as unit
  from generate_series(1, ${appeals}) g, lateral (select now() - interval '400 days' * (1 - g / ${appeals}::float8) as received_at) r`;

const PHASE = `case when stage in ('dispatched', 'signed', 'feedbackSubmitted') then 'handling' else stage end`;
const DUE_AT = `received_at + interval '15 days'`;

const APPEALS = `
insert into appeals (number, city, version, head, state, alarm_at, phase, stage, channel, category, unit, outcome, backlog,
                     received_at, accepted_at, due_at, closed_at, archived_at)
select number, city, 8, md5(number), jsonb_build_object('number', number, 'city', city, 'phase', ${PHASE}, 'version', 8, 'marks', '{}'::jsonb,
         'category', category, 'channel', channel, 'owed', '[]'::jsonb, 'actions', jsonb_build_array(md5(number || 'a'), md5(number || 'b'))),
       case when stage <> 'archived' then ${DUE_AT} end, ${PHASE}, stage, channel, category,
       case when stage <> 'accepted' then unit end, case when stage in ('closed', 'archived') then 'solved' end, false,
       received_at, received_at, ${DUE_AT}, case when stage in ('closed', 'archived') then received_at + interval '6 days' end,
       case when stage = 'archived' then received_at + interval '8 days' end
  from invented`;

const WORK_ORDERS = `
insert into work_orders (number, no, city, unit, status, dispatched_at, signed_at, submitted_at, counted_as_received, deemed_accepted, rejections)
select number, 1, city, unit, case when stage in ('closed', 'archived') then 'closed' else stage end, received_at + interval '9 minutes',
       received_at + interval '3 hours', null, false, false, 0
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
