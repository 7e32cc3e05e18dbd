import { z } from 'zod';
import { countingOf } from '../../domain/policy/stipulations';
import { refuse } from '../../domain/loop/refusal';
import { actionKnown } from '../../db/intake';
import { appealState } from '../../db/appeal-view';
import { keepRefusal } from '../../db/refusals';
import { directoryOf } from '../../db/organisation/lines';
import { isAppealNumber } from '../../domain/loop/appeal-number';
import { unknownAppeal } from '../case-access';
import { unprovenKnowledge } from '../knowledge/proof';
import { no, type Problem, refused } from '../problems/problem';
import type { Parts } from '../parts';
import { actorIn } from '../rights';
import { type Route, route } from '../route';
import { wrongFields } from '../schemas/prove';
import { channelOutside, receiptAt } from '../schemas/receipt';
import { followingOf, type RegistrationInput, registrationInput } from '../schemas/registration-input';
import { actionId } from './actions';

const registered = z.object({
  number: z.string().meta({ description: 'digits only, to be read out' }),
  queryCode: z.string().nullable().meta({ description: 'with it the appellant follows the appeal' }),
  version: z.int(),
  repeated: z.boolean().meta({ description: 'this request had been registered before' }),
});

export const registrationRoutes = (parts: Parts): Route[] => [
  route({
    id: 'register',
    method: 'post',
    path: '/api/v1/appeals',
    tag: 'appeals',
    summary: '登记 Register an appeal',
    about: 'Registers the appeal and orders the start of its workflow in one transaction; it never waits for Temporal.',
    admits: ['agent'],
    body: registrationInput,
    status: 201,
    answer: registered,
    problems: [
      'elementMissing',
      'elementUnknown',
      'categoryNotInPack',
      'reasonUnknown',
      'reasonTextMissing',
      'modeNotInPack',
      'lineMissing',
      'oldCaseNotSeen',
      'newFactsGiven',
      'unknownAppeal',
      'lineNotInDirectory',
      'knowledgeNotInForce',
      'keyReused',
      'receivedInFuture',
      'beforeCalendar',
      'dateUnknown',
    ],
    handle: async ({ caller, body, idempotencyKey, bodyHash }) => {
      const { account } = caller;
      const by = actorIn(account, ['agent'], null);
      if (!by) return { problem: no('forbidden', { data: { may: ['agent'] } }) };
      const now = await parts.clock(caller.receivedAt);
      const { policy, calendar } = await parts.rules.inForce(account.city, now);
      const outside = channelOutside(policy, body.channel);
      if (outside) return { problem: outside };
      const receipt = receiptAt(body.receivedAt, now, calendar, countingOf(policy).timezone);
      if ('wrong' in receipt) return { problem: wrongFields([{ path: '/receivedAt', ...receipt.wrong }]) };
      const { repeatOf, line } = body;
      if (
        repeatOf !== undefined &&
        !(isAppealNumber(repeatOf) && (await appealState(parts.db, account.city, repeatOf)))
      )
        return { problem: unknownAppeal(repeatOf) };
      if (line !== undefined && !(await directoryOf(parts.db, account.city)).some((l) => l.number === line))
        return { problem: no('lineNotInDirectory', { rule: 'R-CHN-21', data: { line } }) };
      const hash = await bodyHash();
      const id = actionId(account.id, 'register', idempotencyKey);
      const { following, receivedAt: _given, ...given } = body;
      const unproven = await unprovenAnswer(parts, { city: account.city, action: id, at: now }, following);
      if (unproven) return { problem: unproven };
      const [result = refuse('elementMissing', 'R-REG-08')] = await parts.intake(
        { city: account.city, by, action: { id, body: hash } },
        [{ ...given, receivedAt: receipt.at, following: followingOf(following) }],
      );
      if ('refused' in result) {
        const { refused: why } = result;
        await keepRefusal(parts.db, {
          city: account.city,
          number: null,
          link: 'register',
          action: id,
          by,
          refused: why,
        });
        return { problem: refused(why) };
      }
      if (!result.repeated) parts.starts.start(result.number);
      return { body: result, headers: { Location: `/api/v1/appeals/${result.number}` } };
    },
  }),
];

/** an answer given with the registration rests on what holds now; what was registered before by this very request stays */
async function unprovenAnswer(
  parts: Parts,
  { city, action, at }: { city: string; action: string; at: number },
  following: RegistrationInput['following'],
): Promise<Problem | null> {
  if (!following || !('answerDirectly' in following)) return null;
  const unproven = await unprovenKnowledge(parts, city, following.answerDirectly, at);
  return unproven && !(await actionKnown(parts.db, action)) ? unproven : null;
}
