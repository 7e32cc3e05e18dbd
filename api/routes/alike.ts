import { z } from 'zod';
import { alike } from '../../db/search/alike';
import { answersOf } from '../../db/search/answers';
import { CATEGORIES } from '../../domain/policy/category';
import type { Parts } from '../parts';
import { sightOf } from '../rights';
import { type Route, route } from '../route';
import { appealRow, asAppealRow, isOpen } from '../schemas/appeal-row';
import { words } from '../schemas/values';

const MOST = 10;

/** What is like the appeal at hand: to be merged with it, or answered as it was (R-SYS-15, R-SUP-15). */
export const alikeRoutes = (parts: Parts): Route[] => [
  route({
    id: 'similarAppeals',
    method: 'post',
    path: '/api/v1/appeals/similar',
    tag: 'lists',
    summary: '相似诉求 Similar appeals',
    about: `Open and recent appeals that tell of the same, the likest first, at most ${MOST}; closed ones with what was answered. The platform’s roles find all of their city, a unit’s people what their unit has or had. Words too few to compare find nothing.`,
    admits: 'signedIn',
    body: z.strictObject({
      text: words(60_000).meta({ description: 'title and words of the appeal, as far as they are known' }),
      place: words(500).optional(),
      category: z.enum(CATEGORIES).optional().meta({ description: 'the same category is nearer' }),
      unit: z.string().max(40).optional().meta({ description: 'the same unit is nearer' }),
      number: z.string().max(20).optional().meta({ description: 'of the appeal itself, which is left out' }),
      open: z.boolean().optional().meta({ description: 'true: only those that are not over' }),
    }),
    answer: z.object({
      appeals: z.array(
        appealRow.extend({
          score: z.number().meta({ description: 'from 0 to 1: how much of what is told stands there as well' }),
          open: z.boolean(),
          answered: z.string().nullable().meta({ description: 'what the appellant was answered last' }),
        }),
      ),
    }),
    problems: ['invalidInput'],
    handle: async ({ caller: { account, receivedAt }, body: { open, ...like } }) => {
      const sight = sightOf(account);
      const filter = { open, ...(sight.all ? {} : { units: sight.units }) };
      const now = await parts.clock(receivedAt);
      const found = await alike(parts.db, account.city, { ...like, filter, now }, MOST);
      const answers = await answersOf(
        parts.db,
        found.map((one) => one.number),
      );
      return {
        body: {
          appeals: found.map(({ score, ...one }) => ({
            ...asAppealRow(one),
            score,
            open: isOpen(one),
            answered: answers.get(one.number) ?? null,
          })),
        },
      };
    },
  }),
];
