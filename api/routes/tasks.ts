import { z } from 'zod';
import { tasksOfGrants, type TaskRow } from '../../db/work-lists';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { cursorOf, instantPlace, placeIn } from '../schemas/cursor';
import { cursor, iso, isoOrNull, instantOut, pageSize, said } from '../schemas/values';
import { roleName } from '../schemas/role-name';
import { tasksAsked } from '../schemas/tasks-asked';
import { tasksMeant } from '../tasks-meant';
import { saidOf } from '../words/vocabulary';

const task = z.object({
  number: z.string(),
  link: z.string().meta({ description: 'what is to be done: the last segment of the action’s route' }),
  words: said,
  order: z.int().nullable().meta({ description: 'work order; null where the task is the appeal’s' }),
  role: roleName,
  unit: z.string().nullable(),
  handler: z
    .object({ id: z.string(), name: z.string() })
    .nullable()
    .meta({ description: 'who of the unit was named to handle it; null: nobody' }),
  dueAt: instantOut.nullable(),
  overdue: z.boolean(),
  since: instantOut,
  stage: z.string(),
  stageWords: said,
  category: z.string().nullable(),
  marks: z.record(z.string(), z.boolean()),
  card: z
    .enum(['yellow', 'red'])
    .nullable()
    .meta({ description: 'the highest card that stands, for a unit on its own part (R-SUP-06)' }),
  title: z.string().nullable(),
  version: z.int().meta({ description: 'to be sent as `seen`' }),
});

const place = z.tuple([instantPlace.nullable(), instantPlace, z.string(), z.string(), z.int32()]);

export const taskRoutes = (parts: Parts): Route[] => [
  route({
    id: 'tasks',
    method: 'get',
    path: '/api/v1/tasks',
    tag: 'lists',
    summary: '我的待办 My work list',
    about: 'What is to be done by the caller’s roles and units: what burns first, what falls never due last.',
    admits: 'signedIn',
    query: tasksAsked.extend({ limit: pageSize, cursor: cursor.optional() }),
    answer: z.object({ tasks: z.array(task), next: z.string().nullable() }),
    problems: ['invalidInput'],
    handle: async ({ caller, query }) => {
      const read = placeIn(place, query.cursor);
      if ('problem' in read) return read;
      const { grants, asked } = await tasksMeant(parts.db, caller.account, query);
      const [dueAt = null, since = 0, number = '', link = '', order = 0] = read.place ?? [];
      const rows = await tasksOfGrants(parts.db, caller.account.city, grants, {
        ...asked,
        limit: query.limit + 1,
        after: read.place ? { dueAt, since, number, link, order } : undefined,
      });
      const now = await parts.clock(caller.receivedAt);
      const page = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? page.at(-1) : undefined;
      return {
        body: {
          tasks: page.map((t) => asTask(t, now)),
          next: last ? cursorOf([last.dueAt, last.since, last.number, last.link, last.order]) : null,
        },
      };
    },
  }),
];

const asTask = ({ order, dueAt, since, link, stage, marks, ...t }: TaskRow, now: number): z.input<typeof task> => ({
  ...t,
  link,
  words: saidOf(link) ?? { zh: link, en: link },
  order: order === 0 ? null : order,
  dueAt: isoOrNull(dueAt),
  overdue: dueAt !== null && dueAt < now,
  since: iso(since),
  stage,
  stageWords: saidOf(stage) ?? { zh: stage, en: stage },
  marks: { ...marks },
});
