import { z } from 'zod';
import { publishedAnswer, publishedAnswers, type PublishedRow } from '../../db/publications';
import { publishedAlike } from '../../db/publications-alike';
import { CATEGORIES } from '../../domain/policy/category';
import { isAppealNumber } from '../../domain/loop/appeal-number';
import { no } from '../problems/problem';
import type { Parts } from '../parts';
import { cityNamed } from '../public/city-named';
import { standardAnswers } from '../public/standard-answers';
import { type Route, route } from '../route';
import { cursorOf, instantPlace, placeIn } from '../schemas/cursor';
import { code, cursor, instantOut, iso, pageSize, said, words } from '../schemas/values';
import { CATEGORY_WORDS } from '../words/vocabulary';
import { numberParam } from './actions';

const row = z.object({
  number: z.string(),
  publishedAt: instantOut,
  category: z.string().nullable(),
  categoryWords: said.nullable(),
  unit: z.string().nullable(),
  unitName: z.string().nullable().meta({ description: 'who answered; null: the hotline itself' }),
  unitNameEn: z.string().nullable(),
  title: z.string(),
});

export type PublicAnswerRow = z.output<typeof row>;

const asRow = ({ publishedAt, category, ...rest }: PublishedRow): PublicAnswerRow => ({
  ...rest,
  publishedAt: iso(publishedAt),
  category,
  categoryWords: category && CATEGORY_WORDS[category],
});

const city = code(60).optional().meta({ description: 'left out: the city that the installation began with' });
const place = z.tuple([instantPlace, z.string().max(40)]);

const MOST_ALIKE = 5;

/** What the hotline has answered in public (R-DIS-01, R-DIS-02): nobody's name stands in it (R-DIS-08, R-IDC-10). */
export const publicAnswerRoutes = (parts: Parts): Route[] => [
  route({
    id: 'publicAnswers',
    method: 'get',
    path: '/api/v1/public/answers',
    tag: 'public',
    summary: '公开答复 Published answers',
    about: 'The newest first; words find those that hold all of them (R-DIS-02).',
    admits: 'everyone',
    query: z.strictObject({
      city,
      q: z.string().max(100).optional().meta({ description: 'words; one character alone finds nothing' }),
      category: z.enum(CATEGORIES).optional(),
      unit: code(40).optional().meta({ description: 'id of the unit that answered' }),
      limit: pageSize,
      cursor: cursor.optional(),
    }),
    answer: z.object({ answers: z.array(row), next: z.string().nullable() }),
    problems: ['cityUnknown', 'invalidInput', 'tooManyRequests'],
    handle: async ({ query: { city: named, limit, cursor: at, ...filter } }) => {
      const read = placeIn(place, at);
      if ('problem' in read) return read;
      const found = await cityNamed(parts.db, named);
      if ('problem' in found) return found;
      const after = read.place && { publishedAt: read.place[0], number: read.place[1] };
      const rows = await publishedAnswers(parts.db, found.city.id, filter, { after, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        body: { answers: shown.map(asRow), next: last ? cursorOf([last.publishedAt, last.number]) : null },
      };
    },
  }),
  route({
    id: 'publicAnswersAlike',
    method: 'post',
    path: '/api/v1/public/answers/alike',
    tag: 'public',
    summary: '相似的公开答复 Published answers to what somebody is about to ask',
    about: 'Before an appeal is filed: perhaps it has been answered already. The words are kept nowhere.',
    admits: 'everyone',
    body: z.strictObject({ city, text: words(2000) }),
    answer: z.object({
      answers: z.array(row),
      standard: z
        .array(z.object({ id: z.string(), title: z.string(), answer: z.string() }))
        .meta({ description: 'standard answers of the knowledge base' }),
    }),
    problems: ['cityUnknown', 'tooManyRequests'],
    handle: async ({ body }) => {
      const found = await cityNamed(parts.db, body.city);
      if ('problem' in found) return found;
      const city = found.city.id;
      const [rows, standard] = await Promise.all([
        publishedAlike(parts.db, city, body.text, MOST_ALIKE),
        standardAnswers(parts, { city, text: body.text, limit: MOST_ALIKE }),
      ]);
      return { body: { answers: rows.map(asRow), standard } };
    },
  }),
  route({
    id: 'publicAnswer',
    method: 'get',
    path: '/api/v1/public/answers/:number',
    tag: 'public',
    summary: '一条公开答复 One published answer',
    admits: 'everyone',
    params: numberParam,
    query: z.strictObject({ city }),
    answer: row.extend({ appeal: z.string(), answer: z.string() }),
    problems: ['cityUnknown', 'notPublished', 'tooManyRequests'],
    handle: async ({ params: { number }, query }) => {
      const found = await cityNamed(parts.db, query.city);
      if ('problem' in found) return found;
      const one = isAppealNumber(number) ? await publishedAnswer(parts.db, found.city.id, number) : null;
      if (!one) return { problem: no('notPublished', { rule: 'R-DIS-04' }) };
      const { appeal, answer, ...rest } = one;
      return { body: { ...asRow(rest), appeal, answer } };
    },
  }),
];
