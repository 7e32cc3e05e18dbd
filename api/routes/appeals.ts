import { z } from 'zod';
import { appealsOfCity, appealsOfUnits } from '../../db/appeal-lists';
import { type Stage, STAGES } from '../../domain/loop/state';
import { CATEGORIES } from '../../domain/policy/category';
import type { Parts } from '../parts';
import { sightOf } from '../rights';
import { type Route, route } from '../route';
import { appealRow, asAppealRow } from '../schemas/appeal-row';
import { cursorOf, instantPlace, placeIn } from '../schemas/cursor';
import { cursor, instantIn, pageSize } from '../schemas/values';

const place = z.tuple([instantPlace, z.string()]);

export const appealListRoutes = (parts: Parts): Route[] => [
  route({
    id: 'appeals',
    method: 'get',
    path: '/api/v1/appeals',
    tag: 'lists',
    summary: '查询诉求 Search appeals',
    about:
      'The platform’s roles find all appeals of their city, the newest received first; a unit’s people those that have or had a work order of their unit, the newest dispatched first.',
    admits: 'signedIn',
    query: z.strictObject({
      number: z
        .string()
        .regex(/^\d{1,16}$/)
        .optional()
        .meta({ description: 'digits with which the number begins' }),
      stage: z.enum(STAGES as readonly [Stage, ...Stage[]]).optional(),
      category: z.enum(CATEGORIES).optional(),
      unit: z.string().max(40).optional(),
      from: instantIn.optional().meta({ description: 'received at or after' }),
      to: instantIn.optional().meta({ description: 'received at or before' }),
      limit: pageSize,
      cursor: cursor.optional(),
    }),
    answer: z.object({ appeals: z.array(appealRow), next: z.string().nullable() }),
    problems: ['invalidInput'],
    handle: async ({ caller, query }) => {
      const read = placeIn(place, query.cursor);
      if ('problem' in read) return read;
      const { account } = caller;
      const { limit, cursor: _cursor, ...filter } = query;
      const page = {
        limit: limit + 1,
        after: read.place ? { placedAt: read.place[0], number: read.place[1] } : undefined,
      };
      const sight = sightOf(account);
      const rows = sight.all
        ? await appealsOfCity(parts.db, account.city, filter, page)
        : await appealsOfUnits(
            parts.db,
            account.city,
            sight.units.filter((u) => filter.unit === undefined || filter.unit === u),
            filter,
            page,
          );
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        body: {
          appeals: shown.map(asAppealRow),
          next: last ? cursorOf([last.placedAt, last.number]) : null,
        },
      };
    },
  }),
];
