import { z } from 'zod';
import { importOrganisation } from '../../db/organisation/importing';
import { SHEETS } from '../../domain/organisation/sheet';
import { countingOf } from '../../domain/policy/stipulations';
import { asProblem } from '../organisation/changing';
import { readSheets, type RowFault } from '../organisation/sheet-rows';
import type { Parts } from '../parts';
import { documentOf } from '../problems/document';
import { type Route, route } from '../route';
import { reason } from '../schemas/organisation-values';

const BODY_LIMIT = 4 * 1024 * 1024;
const MOST_ROWS = 3_000;

const sheet = z
  .array(
    z.strictObject({
      row: z.int().min(1).meta({ description: 'its number in the file, for whoever mends it' }),
      fields: z.record(z.string().max(60), z.string().max(4000)),
    }),
  )
  .max(MOST_ROWS);

const fault = z.object({
  sheet: z.enum(SHEETS),
  row: z.int(),
  field: z.string().nullable(),
  zh: z.string(),
  en: z.string(),
});

export const organisationImportRoutes = (parts: Parts): Route[] => [
  route({
    id: 'importOrganisation',
    method: 'post',
    path: '/api/v1/organisation/import',
    tag: 'administration',
    summary: '导入组织 Import the organisation',
    about:
      'Units, duties, the directory and people from a spreadsheet: all of it, or nothing. With preview=1 it says what it would do. What stands already and is the same stays untouched.',
    admits: ['administrator'],
    query: z.strictObject({ preview: z.enum(['0', '1']).default('0') }),
    body: z.strictObject({
      reason,
      sheets: z.strictObject({
        units: sheet.optional(),
        duties: sheet.optional(),
        directory: sheet.optional(),
        people: sheet.optional(),
      }),
    }),
    bodyLimit: BODY_LIMIT,
    answer: z.object({
      applied: z.boolean().meta({ description: 'false: a preview, or a row is at fault, and nothing was changed' }),
      rows: z.array(
        z.object({
          sheet: z.enum(SHEETS),
          row: z.int(),
          subject: z.string(),
          effect: z.enum(['added', 'changed', 'ended', 'unchanged']),
        }),
      ),
      faults: z.array(fault),
    }),
    problems: [],
    handle: async ({ caller, query, body }) => {
      const { city, id: by } = caller.account;
      const at = await parts.clock(caller.receivedAt);
      const { policy } = await parts.rules.inForce(city, at);
      const read = readSheets(definedOf(body.sheets), { now: at, timezone: countingOf(policy).timezone });
      if ('faults' in read) return { body: { applied: false, rows: [], faults: [...read.faults] } };
      const how = { preview: query.preview === '1', reason: body.reason };
      const imported = await importOrganisation(parts.db, { city, by, at }, read.sheets, how);
      const faults = imported.refused.map(({ sheet, row, refused }): RowFault => {
        const { detail: zh, whatToDo, inOtherLanguage: en } = documentOf(asProblem(refused), 'zh');
        return { sheet, row, field: null, zh: `${zh}${whatToDo}`, en: `${en.detail} ${en.whatToDo}` };
      });
      return { body: { applied: imported.applied, rows: [...imported.outcomes], faults } };
    },
  }),
];

type Sheets = Parameters<typeof readSheets>[0];

const definedOf = (sheets: { readonly [K in keyof Sheets]: Sheets[K] | undefined }): Sheets =>
  Object.fromEntries(Object.entries(sheets).filter(([, rows]) => rows !== undefined)) as Sheets;
