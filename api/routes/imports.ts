import { z } from 'zod';
import type { Following, Intake, Registered } from '../../activities/intake';
import { unitsOf } from '../../db/organisation/units';
import { linkNamed } from '../../domain/loop';
import type { Link, Rules } from '../../domain/loop/link';
import { isActive } from '../../domain/organisation/unit';
import { countingOf, registrationElements } from '../../domain/policy/stipulations';
import type { Instant } from '../../domain/limit/instant';
import { documentOf } from '../problems/document';
import type { FieldCode } from '../problems/field-words';
import { no, type Problem, type ProblemData, refused } from '../problems/problem';
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
      'Registers rows of another system, each once however often it is sent, and accepts them, unless that is left to the agents, so that they stand in the dispatcher’s list; one that was dispatched there stands with its unit. Rows are refused one by one; the answers stand in the order of the rows.',
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
      const units = (await unitsOf(parts.db, account.city))
        .filter((u) => isActive(u, now) && u.level > 1)
        .map((u) => u.id);
      const rows = body.rows.map((row) => intakeOf(row, { ...body, rules, now, units }));
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

interface Importing {
  rules: Rules;
  now: Instant;
  /** ids of the handling units */
  units: readonly string[];
  asReceived: boolean;
  accept: boolean;
}

/** a row as the intake takes it: every element unknown because it was imported */
function intakeOf(row: unknown, on: Importing): Row {
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
  const following = followingOf(value, on);
  if ('problem' in following) return following;
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
      following: following.steps,
      assumed: value.category === undefined ? [...new Set([...value.assumed, 'category'])] : value.assumed,
      asReceived: on.asReceived,
      externalId: value.externalId,
    },
  };
}

/**
 * What follows the registration: acceptance, and the dispatch that the other system had done already, at its own instant
 * where the clocks have run since then, else now. Refuses one of unit and instant without the other, a unit that is none,
 * and an instant before the receipt or in the future.
 */
function followingOf(
  { receivedAt, dispatchedAt, unit }: z.output<typeof importRow>,
  { now, units, asReceived, accept: accepts }: Importing,
): { steps: Following[] } | { problem: Problem } {
  const accept: Following = { link: linkOf('accept'), input: {}, texts: {} };
  if (dispatchedAt === undefined && unit === undefined) return { steps: accepts ? [accept] : [] };
  const wrong = (path: string, code: FieldCode, data?: ProblemData) => ({
    problem: wrongFields([{ path, code, ...(data ? { data } : {}) }]),
  });
  if (dispatchedAt === undefined) return wrong('/dispatchedAt', 'required');
  if (unit === undefined) return wrong('/unit', 'required');
  if (!units.includes(unit)) return wrong('/unit', 'notOneOf', { allowed: units });
  if (dispatchedAt < receivedAt) return wrong('/dispatchedAt', 'outOfRange', { bound: '≥ receivedAt' });
  if (dispatchedAt > now) return wrong('/dispatchedAt', 'receivedInFuture');
  const dispatch = linkOf('dispatch');
  const there = { role: 'dispatcher', at: asReceived ? dispatchedAt : undefined } as const;
  return { steps: [accept, { link: dispatch, input: dispatch.input.parse({ unit }), texts: {}, there }] };
}

function linkOf(name: string): Link {
  const link = linkNamed(name);
  if (!link) throw new Error(`the loop has no link ${name}`);
  return link;
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
