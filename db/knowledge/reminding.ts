import type { Knex } from 'knex';

/** so many are told of in one round */
const AT_ONCE = 50;

/**
 * Puts into the outbox that the clock of an open report is about to run out (R-SUP-23), and that it has: each once, to the unit that owes
 * the answer, and where nobody holds its handler's role to the hotline's office, which keeps entries in its place (R-KNB-06, R-ROL-30). By
 * PostgreSQL's clock. Answers how many it told of.
 */
export async function remindKeepers(db: Knex): Promise<number> {
  const { rows } = await db.raw<{ rows: { told: number }[] }>(
    `with due as (
       select id, case when due_at <= now() then 'late' else 'dueSoon' end as told_of from knowledge_reports
        where resolved_at is null and told_of is distinct from 'late'
          and (due_at <= now() or (remind_at <= now() and told_of is null))
        order by due_at, id limit ? for update skip locked
     ), told as (
       update knowledge_reports r set told_of = d.told_of from due d where r.id = d.id
       returning r.id, r.city, r.unit, r.told_of, case r.told_of when 'late' then r.due_at else r.remind_at end as at,
                 exists (select from account_roles h join accounts a on a.id = h.account and a.active
                          where h.city = r.city and h.role = 'handler' and h.unit = r.unit) as is_staffed
     ), sent as (
       insert into notice_outbox (city, number, v, does, role, unit, at)
       select city, id::text, 0, case told_of when 'late' then 'knowledgeReportLate' else 'knowledgeReportDueSoon' end,
              case when is_staffed then 'handler' else 'hotlineOffice' end, case when is_staffed then unit end, at
         from told order by at, id
     ) select count(*)::int as told from told`,
    [AT_ONCE],
  );
  return rows[0]?.told ?? 0;
}
