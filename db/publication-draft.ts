import type { Knex } from 'knex';

/** What there is to publish of a case, in its own words, and the names that must not stand in it. */
export interface PublicationSource {
  title: string | null;
  /** as it was brought: the appellant's words, or the cause, course and wanted result of the record */
  appeal: string | null;
  /** the newest words to the appellant; where the reply was by voice alone, the answer of the feedback document */
  answer: string | null;
  /** who appealed, who acted on the case, and who works in the units that had it */
  names: readonly string[];
}

/** Elements that tell the matter; who it is about and where to reach them is none of them (R-IDC-10). */
const TELLING = ['content', 'cause', 'course', 'result'] as const;

interface Row {
  registered: Record<string, string> | null;
  answer: string | null;
  names: string[];
}

/** The names are used to mask the texts and are not handed on: no identity is read by a person here (R-IDC-12). */
export async function publicationSource(db: Knex, city: string, number: string): Promise<PublicationSource> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select (select x.body from events e join texts x on x.id = e.text_id where e.number = l.number and e.v = 1) as registered,
            (select coalesce(x.body->>'reply', x.body->>'answer', x.body->>'directAnswer')
               from events e join texts x on x.id = e.text_id
              where e.number = l.number and e.type in ('feedbackSubmitted', 'feedbackDrafted', 'signed', 'replied', 'directlyAnswered', 'directlyHandled')
                and jsonb_exists_any(x.body, array['reply', 'answer', 'directAnswer'])
              order by e.v desc limit 1) as answer,
            array(select p.name from appellants a join people p on p.id = a.person where a.number = l.number and p.name is not null
                  union
                  select x.body->>part from events e join texts x on x.id = e.text_id, unnest(array['callerName', 'responsiblePerson']) part
                   where e.number = l.number and x.body->>part is not null
                  union
                  select c.name from events e join accounts c on c.id::text = e.actor where e.number = l.number
                  union
                  select c.name from work_orders w join account_roles r on r.city = w.city and r.unit = w.unit
                    join accounts c on c.id = r.account where w.number = l.number) as names
       from appeals l where l.number = ? and l.city = ?`,
    [number, city],
  );
  const { registered = null, answer = null, names = [] } = rows[0] ?? {};
  const told = TELLING.flatMap((element) => registered?.[element] ?? []);
  return {
    title: registered?.['title'] ?? null,
    appeal: registered?.['message'] ?? (told.length > 0 ? told.join('\n') : null),
    answer,
    names,
  };
}
