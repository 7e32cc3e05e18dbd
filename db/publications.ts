import type { Knex } from 'knex';
import type { Instant } from '../domain/limit/instant';
import type { Category } from '../domain/policy/category';
import { sqlInstant } from './connect';
import { bigramsOf } from './search/bigrams';

/** One published answer as a list shows it. Nothing in it says who appealed or who handled (R-DIS-08, R-IDC-10). */
export interface PublishedRow {
  number: string;
  /** when the platform published it, UTC */
  publishedAt: Instant;
  category: Category | null;
  /** id and names of the unit that answered; null where the hotline itself did */
  unit: string | null;
  unitName: string | null;
  unitNameEn: string | null;
  title: string;
}

/** The text that the reviewer published, which is another one than the feedback document (R-IDC-09). */
export interface PublishedAnswer extends PublishedRow {
  appeal: string;
  answer: string;
}

export interface PublishedFilter {
  /** words; one character alone finds nothing */
  q?: string | undefined;
  category?: Category | undefined;
  /** id of the unit that answered */
  unit?: string | undefined;
}

/** `after`: the last row of the page before */
export interface PublishedPage {
  after?: { publishedAt: Instant; number: string } | undefined;
  limit: number;
}

const COLUMNS = `p.number, p.published_at as "publishedAt", p.category, p.unit, u.name as "unitName", u.name_en as "unitNameEn",
       x.body->>'title' as title`;
// a text that was masked is published no more
const FROM = `publications p join texts x on x.id = p.text_id and x.body is not null
       left join units u on u.city = p.city and u.id = p.unit`;

/** Published answers of the city, the newest first (R-DIS-02). */
export async function publishedAnswers(
  db: Knex,
  city: string,
  { q, category, unit }: PublishedFilter,
  { after, limit }: PublishedPage,
): Promise<PublishedRow[]> {
  const words = q === undefined ? null : bigramsOf(q);
  if (words?.length === 0) return [];
  const conditions: readonly (readonly [string, ...(string | string[])[]])[] = [
    ['p.city = ?', city],
    ...(category === undefined ? [] : [['p.category = ?', category] as const]),
    ...(unit === undefined ? [] : [['p.unit = ?', unit] as const]),
    ...(words === null ? [] : [['p.words @> ?::text[]', words] as const]),
    ...(after
      ? [
          [
            '(p.published_at, p.number) < (?::timestamptz, ?)',
            sqlInstant(after.publishedAt) ?? '',
            after.number,
          ] as const,
        ]
      : []),
  ];
  const { rows } = await db.raw<{ rows: PublishedRow[] }>(
    `select ${COLUMNS} from ${FROM} where ${conditions.map(([sql]) => sql).join(' and ')}
      order by p.published_at desc, p.number desc limit ?`,
    [...conditions.flatMap(([, ...values]) => values), limit],
  );
  return rows;
}

/** One published answer of the city; null where none of this number is published. */
export async function publishedAnswer(db: Knex, city: string, number: string): Promise<PublishedAnswer | null> {
  const { rows } = await db.raw<{ rows: PublishedAnswer[] }>(
    `select ${COLUMNS}, x.body->>'appeal' as appeal, x.body->>'answer' as answer
       from ${FROM} where p.number = ? and p.city = ?`,
    [number, city],
  );
  return rows[0] ?? null;
}
