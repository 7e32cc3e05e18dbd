import { z } from 'zod';
import { answersOf } from '../../db/search/answers';
import { findByPerson } from '../../db/search/find-people';
import { actorIn } from '../rights';
import type { Parts } from '../parts';
import { no } from '../problems/problem';
import { type Route, route } from '../route';
import { appealRow, asAppealRow, isOpen } from '../schemas/appeal-row';
import { wrongFields } from '../schemas/prove';
import { words } from '../schemas/values';

const ADMITTED = ['agent', 'dispatcher', 'visitor', 'reviewer', 'supervisor', 'hotlineOffice'] as const;
const MOST = 20;
const REASON = '来电查询历史诉求 Earlier appeals of whoever calls';

/** Somebody calls: what they brought before (R-NAC-21). */
export const callerRoutes = (parts: Parts): Route[] => [
  route({
    id: 'callers',
    method: 'post',
    path: '/api/v1/callers',
    tag: 'lists',
    summary: '来电人的历史诉求 Earlier appeals of a caller',
    about:
      'The appeals that were brought by this telephone, the newest first, how they stand and what was answered last. The number is sent as a body and kept nowhere; each appeal that is answered is written down as read (R-IDC-12).',
    admits: [...ADMITTED],
    body: z.strictObject({ contact: words(100) }),
    answer: z.object({
      appeals: z.array(
        appealRow.extend({
          open: z.boolean(),
          answered: z.string().nullable().meta({ description: 'what the appellant was answered last' }),
        }),
      ),
      more: z.boolean().meta({ description: `there are more than these ${MOST}: search by the telephone` }),
    }),
    problems: ['invalidInput'],
    handle: async ({ caller: { account }, body: { contact } }) => {
      const by = actorIn(account, ADMITTED, null);
      if (!by) return { problem: no('forbidden', { data: { may: [...ADMITTED] } }) };
      const found = await findByPerson(
        parts.db,
        account.city,
        { telephone: contact, filter: {} },
        { by, reason: REASON },
        { limit: MOST },
      );
      if (!found) return { problem: wrongFields([{ path: '/contact', code: 'wrongForm' }]) };
      const answers = await answersOf(
        parts.db,
        found.appeals.map((a) => a.number),
      );
      return {
        body: {
          appeals: found.appeals.map((one) => ({
            ...asAppealRow(one),
            open: isOpen(one),
            answered: answers.get(one.number) ?? null,
          })),
          more: found.next !== null,
        },
      };
    },
  }),
];
