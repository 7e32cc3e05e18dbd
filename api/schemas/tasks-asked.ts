import { z } from 'zod';
import { LOOP } from '../../domain/loop';
import { roleName } from './role-name';

const LINKS = LOOP.map((l) => l.name) as [string, ...string[]];

/** which part of the own work list is meant: the same for the list and for its file */
export const tasksAsked = z.strictObject({
  role: roleName.optional(),
  unit: z.string().max(40).optional(),
  link: z.enum(LINKS).optional(),
  mine: z
    .literal('true')
    .optional()
    .meta({ description: 'only what was handed to the caller, or to somebody in whose place the caller acts' }),
  ofUnit: z
    .literal('true')
    .optional()
    .meta({ description: 'for a unit’s leader: all that the unit owes, also what its other people do' }),
});
