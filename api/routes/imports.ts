import { z } from 'zod';
import type { Intake, Registered } from '../../activities/intake';
import { LOOP } from '../../domain/loop';
import type { Rules } from '../../domain/loop/link';
import { countingOf, registrationElements } from '../../domain/policy/stipulations';
import type { Instant } from '../../domain/limit/instant';
import { documentOf } from '../problems/document';
import { no, type Problem, refused } from '../problems/problem';
import type { Language } from '../problems/said';
import type { Parts } from '../parts';
import { wrongTexts } from '../read-body';
import { actorIn } from '../rights';
import { type Route, route } from '../route';
import { prove, wrongFields } from '../schemas/prove';
import { channelOutside, receiptAt } from '../schemas/receipt';
import { importInput, importRow } from '../schemas/registration-input';
import { problemBody } from '../schemas/problem-body';

const BODY_LIMIT = 8 * 1024 * 1024;

const rowAnswer = z.union([
  z.object({ number: z.string(), repeated: z.boolean() }),
  z.object({ refused: problemBody }),
]);

export const importRoutes = (parts: Parts): Route[] => [
  route({
    id: 'importAppeals',
    method: 'post',
    path: '/api/v1/imports',
    tag: 'appeals',
    summary: '导入 Import appeals',
    about:
      'Registers rows of another system, each once however often it is sent, and accepts them, so that they stand in the dispatcher’s list. Rows are refused one by one; the answers stand in the order of the rows.',
    admits: ['agent'],
    body: importInput,
    bodyLimit: BODY_LIMIT,
    provesTextsItself: true,
    answer: z.object({ rows: z.array(rowAnswer) }),
    problems: ['bodyTooLarge'],
    handle: async ({ caller, body, language }) => {
      const { account } = caller;
      const by = actorIn(account, ['agent'], null);
      if (!by) return { problem: no('forbidden', { data: { may: ['agent'] } }) };
      const now = await parts.clock(caller.receivedAt);
      const rules = await parts.rules.inForce(account.city, now);
      const rows = body.rows.map((row) => intakeOf(row, { rules, now, asReceived: body.asReceived }));
      const first = firstOfEach(rows);
      const results = await parts.intake({ city: account.city, by, source: body.source }, first);
      const byId = new Map(first.map((intake, i) => [intake.externalId, results[i]]));
      const told = new Set<string | undefined>();
      return {
        body: {
          rows: rows.map((row) => {
            if ('problem' in row) return { refused: documentOf(row.problem, language) };
            const again = told.has(row.intake.externalId);
            told.add(row.intake.externalId);
            return answerOf(byId.get(row.intake.externalId), again, language);
          }),
        },
      };
    },
  }),
];

type Row = { intake: Intake } | { problem: Problem };

const accept = LOOP.find((l) => l.name === 'accept');

/** a row as the intake takes it: every element unknown because it was imported, the appeal accepted at once */
function intakeOf(row: unknown, on: { rules: Rules; now: Instant; asReceived: boolean }): Row {
  const wrong = wrongTexts(row);
  if (wrong.length > 0) return { problem: wrongFields(wrong) };
  const proved = prove(importRow, row);
  if ('problem' in proved) return proved;
  const { value } = proved;
  const { policy, calendar } = on.rules;
  const outside = channelOutside(policy, value.channel);
  if (outside) return { problem: outside };
  const receipt = receiptAt(value.receivedAt, on.now, calendar, countingOf(policy).timezone);
  if ('wrong' in receipt) return { problem: wrongFields([{ path: '/receivedAt', ...receipt.wrong }]) };
  return {
    intake: {
      channel: value.channel,
      receivedAt: receipt.at,
      category: value.category ?? 'complaint',
      marks: {},
      title: value.title,
      message: value.message,
      elements: Object.fromEntries(registrationElements(policy).map((e) => [e, { unknown: 'imported' }])),
      askForMissing: false,
      appellant: { kind: 'person', pseudonym: value.user },
      following: accept ? [{ link: accept, input: {}, texts: {} }] : [],
      assumed: value.category === undefined ? [...new Set([...value.assumed, 'category'])] : value.assumed,
      asReceived: on.asReceived,
      externalId: value.externalId,
    },
  };
}

/** a row that stands twice in one request is registered once */
function firstOfEach(rows: readonly Row[]): Intake[] {
  const seen = new Map<string | undefined, Intake>();
  for (const row of rows)
    if ('intake' in row && !seen.has(row.intake.externalId)) seen.set(row.intake.externalId, row.intake);
  return [...seen.values()];
}

function answerOf(result: Registered | undefined, again: boolean, language: Language): z.input<typeof rowAnswer> {
  if (!result) return { refused: documentOf(no('internal', { data: { fault: 'row' } }), language) };
  if ('refused' in result) return { refused: documentOf(refused(result.refused), language) };
  return { number: result.number, repeated: result.repeated || again };
}
