import { z } from 'zod';
import { firstCity } from '../../db/cities';
import { addLine, changeLine, directoryOf, type NewLine, removeLine } from '../../db/organisation/lines';
import { type MergedLine, searchLines } from '../../domain/organisation/directory';
import { changing } from '../organisation/changing';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { civilDay, entryId, keywords, lineNumber, telephones, unitId, unitName } from '../schemas/organisation-values';
import { code } from '../schemas/values';

const lineView = z.object({
  id: z.string(),
  number: z.string().meta({ description: 'the number that people dialled' }),
  name: z.string(),
  unit: z.string(),
  unitName: z.string(),
  telephones: z.array(z.string()).meta({ description: 'of the office' }),
  subjects: z.array(z.string()).meta({ description: 'words by which people ask for it' }),
  openedOn: z.string().nullable(),
  mergedOn: z.string().nullable().meta({ description: 'since this day its calls come to the platform' }),
});

const asLine = (line: MergedLine): z.input<typeof lineView> => ({
  ...line,
  telephones: [...line.telephones],
  subjects: [...line.subjects],
});

const question = z.strictObject({
  q: z.string().max(100).default('').meta({ description: 'a number, or words; without it the whole directory' }),
});

const newLine = z.strictObject({
  number: lineNumber,
  name: unitName,
  unit: unitId,
  telephones: telephones.default([]),
  subjects: keywords(50).default([]),
  openedOn: civilDay.nullable().default(null),
  mergedOn: civilDay.nullable().default(null),
});

const lineChange = z.strictObject({
  number: lineNumber.optional(),
  name: unitName.optional(),
  unit: unitId.optional(),
  telephones: telephones.optional(),
  subjects: keywords(50).optional(),
  openedOn: civilDay.nullable().optional(),
  mergedOn: civilDay.nullable().optional(),
});

const lines = z.object({ lines: z.array(lineView) });
const oneLine = z.object({ line: lineView });
const lineParam = z.object({ id: entryId });

export const directoryRoutes = (parts: Parts): Route[] => [
  route({
    id: 'directory',
    method: 'get',
    path: '/api/v1/directory',
    tag: 'city',
    summary: '热线名录 The directory of merged lines',
    about: 'The lines that were merged into the platform, and the unit that each leads to (R-CHN-17, R-CHN-21).',
    admits: 'signedIn',
    query: question,
    answer: lines,
    problems: [],
    handle: async ({ caller, query: { q } }) => ({
      body: { lines: searchLines(await directoryOf(parts.db, caller.account.city), q).map(asLine) },
    }),
  }),
  route({
    id: 'publicDirectory',
    method: 'get',
    path: '/api/v1/public/directory',
    tag: 'public',
    summary: '热线名录（公众） The directory of merged lines, for everybody',
    about: 'Lines and units, no persons: 12345 is the one number to remember (R-CHN-25).',
    admits: 'everyone',
    query: z.strictObject({
      ...question.shape,
      city: code(60).optional().meta({ description: 'left out: the city that the installation began with' }),
    }),
    answer: lines,
    problems: ['tooManyRequests'],
    handle: async ({ query: { q, city } }) => {
      const place = city ?? (await firstCity(parts.db))?.id;
      const all = place === undefined ? [] : await directoryOf(parts.db, place);
      return { body: { lines: searchLines(all, q).map(asLine) } };
    },
  }),
  route({
    id: 'addLine',
    method: 'post',
    path: '/api/v1/directory',
    tag: 'administration',
    summary: '登入名录 Enter a line into the directory',
    admits: ['administrator'],
    body: newLine,
    status: 201,
    answer: oneLine,
    problems: ['lineTaken', 'unitNotKnown', 'unitEnded', 'dateUnknown'],
    handle: async ({ caller, body }) => {
      const done = await changing(parts, caller, (trx, doing) => addLine(trx, doing, body));
      return 'problem' in done ? done : { body: { line: asLine(done.line) } };
    },
  }),
  route({
    id: 'changeLine',
    method: 'post',
    path: '/api/v1/directory/:id',
    tag: 'administration',
    summary: '修改名录 Change an entry of the directory',
    admits: ['administrator'],
    params: lineParam,
    body: lineChange,
    answer: oneLine,
    problems: ['lineNotInDirectory', 'lineTaken', 'unitNotKnown', 'unitEnded', 'dateUnknown'],
    handle: async ({ caller, params: { id }, body }) => {
      const patch = Object.fromEntries(
        Object.entries(body).filter(([, value]) => value !== undefined),
      ) as Partial<NewLine>;
      const done = await changing(parts, caller, (trx, doing) => changeLine(trx, doing, { id, patch }));
      return 'problem' in done ? done : { body: { line: asLine(done.line) } };
    },
  }),
  route({
    id: 'removeLine',
    method: 'delete',
    path: '/api/v1/directory/:id',
    tag: 'administration',
    summary: '移出名录 Take a line out of the directory',
    admits: ['administrator'],
    params: lineParam,
    answer: z.object({ removed: z.string() }),
    problems: ['lineNotInDirectory'],
    handle: async ({ caller, params: { id } }) => {
      const done = await changing(parts, caller, (trx, doing) => removeLine(trx, doing, id));
      return 'problem' in done ? done : { body: done };
    },
  }),
];
