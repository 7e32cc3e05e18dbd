import { z } from 'zod';
import { eventsMade } from '../../db/appeal-view';
import { seen } from '../case-access';
import type { Parts } from '../parts';
import { loopPicture, type OwnNames } from '../picture/bpmn';
import { namesIn, pathOf } from '../picture/path';
import { type Route, route } from '../route';
import { instantOut, iso } from '../schemas/values';
import { numberParam } from './actions';

export const pictureRoutes = (parts: Parts): Route[] => [
  route({
    id: 'picture',
    method: 'get',
    path: '/api/v1/appeals/:number/picture',
    tag: 'appeals',
    summary: '闭环图 The loop as a picture, with this appeal’s path',
    about: 'BPMN 2.0 with its diagram, in the city’s own names of the links (R-GEN-08), and where the appeal has been.',
    admits: 'signedIn',
    params: numberParam,
    answer: z.object({
      xml: z.string().meta({ description: 'BPMN 2.0' }),
      passed: z
        .array(z.object({ id: z.string(), at: instantOut }))
        .meta({ description: 'ids of elements in the order in which the appeal passed them, each time it did' }),
      here: z.array(z.string()).meta({ description: 'ids of the stages in which it stands' }),
    }),
    problems: ['unknownAppeal', 'notYourUnit'],
    handle: async ({ caller, params: { number } }) => {
      const found = await seen(parts.db, caller.account, number);
      if ('problem' in found) return found;
      const [made, { policy }] = await Promise.all([
        eventsMade(parts.db, number),
        parts.rules.forCase(found.state, await parts.clock(caller.receivedAt)),
      ]);
      const { passed, here } = pathOf(made);
      const xml = await drawn(namesIn(policy));
      return { body: { xml, passed: passed.map(({ id, at }) => ({ id, at: iso(at) })), here: [...here] } };
    },
  }),
];

/** the same picture serves every appeal of a city; drawing it anew takes longer than all else */
const pictures = new Map<string, Promise<string>>();

function drawn(names: OwnNames): Promise<string> {
  const key = JSON.stringify(names);
  const known = pictures.get(key) ?? loopPicture(names);
  pictures.set(key, known);
  return known;
}
