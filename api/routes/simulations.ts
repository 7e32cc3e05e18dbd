import { z } from 'zod';
import { policyVersion } from '../../db/policies';
import { policyOfDraft } from '../../db/policy-drafts';
import { cancelSimulation, orderSimulation, type Simulation, simulationOf, simulationsOf } from '../../db/simulations';
import { RulesBook } from '../../db/rules';
import { type Instant, parseInstant } from '../../domain/limit/instant';
import type { Role } from '../../domain/loop/role';
import { CATEGORIES } from '../../domain/policy/category';
import type { Policy } from '../../domain/policy/policy';
import { NUMBERS } from '../../domain/simulation/comparison';
import { TRIED_CLOCKS } from '../../domain/simulation/trial';
import { drafted } from '../../domain/policy/release/validation';
import { listBehind } from '../../simulation/behind';
import { no, type Problem } from '../problems/problem';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { cursorOf, placeIn } from '../schemas/cursor';
import { asChanges, changesIn } from '../schemas/policy-input';
import { wrongFields } from '../schemas/prove';
import { faulty, unknownDraft } from './policy-draft-answer';
import {
  comparisonView,
  resultOf,
  simulationResult,
  simulationView,
  toldComparison,
  viewOf,
} from '../schemas/simulation-view';
import { code, cursor, instantIn, pageSize } from '../schemas/values';

const READERS: readonly Role[] = ['administrator', 'supervisor', 'auditor'];
const YEAR_MS = 365 * 86_400_000;
const LISTED = 50;

const ordered = z.strictObject({
  version: z.int32().min(1).optional().meta({ description: 'a version of the policy' }),
  draft: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .meta({ description: 'a draft of the policy' }),
  changes: changesIn.min(1).optional().meta({ description: 'what the draft changes in the version in force' }),
  from: instantIn.optional().meta({ description: 'appeals received from then on; a year before `to` unless said' }),
  to: instantIn.optional().meta({ description: 'and until then; now unless said' }),
});

const one = z.object({ id: z.string().regex(/^\d{1,18}$/) });

const behind = z.object({
  clock: z.enum(TRIED_CLOCKS).default('handle'),
  number: z.enum(NUMBERS),
  category: z.enum(CATEGORIES).optional(),
  unit: code(40).optional(),
  limit: pageSize,
  cursor: cursor.optional(),
});

/** an instant in a cursor as the store writes it, in UTC with its microseconds */
const storedInstant = z
  .string()
  .max(40)
  .refine((text) => (parseInstant(text.replace(STORED, '$1T$2Z')) ?? 0) > 0);
const STORED = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.\d{1,6})?\+00$/;

const place = z.object({ page: z.int32().min(0), at: storedInstant, number: z.string().max(20) });

export const simulationRoutes = (parts: Parts): Route[] => [
  route({
    id: 'orderSimulation',
    method: 'post',
    path: '/api/v1/simulations',
    tag: 'administration',
    summary: '试算：以往诉求按草案会怎样 Try a draft of the policy on the past',
    about:
      'Orders a pass over every appeal received in the period: what would have been owed under the draft and under the version in force, by the function that computes what is owed in running cases, and how it compares with what really happened. Answers at once; progress and result by GET.',
    admits: ['administrator'],
    body: ordered,
    answer: simulationView,
    status: 202,
    problems: ['policyFaults', 'unknownDraft', 'unknownVersion'],
    handle: async ({ caller, body }) => {
      const { account } = caller;
      const asOf = await parts.clock(caller.receivedAt);
      const period = periodOf(body, asOf);
      if ('problem' in period) return period;
      const { policy, calendar } = await parts.rules.inForce(account.city, asOf);
      const draft = await triedPolicy(parts, policy, body);
      if ('problem' in draft) return draft;
      const simulation = await orderSimulation(parts.db, {
        city: account.city,
        orderedBy: account.id,
        asOf,
        ...period,
        inForce: policy.version,
        draft: draft.policy,
        draftOf: { version: body.version, draft: body.draft, changes: body.changes },
        calendars: { national: calendar.version, local: calendar.localVersion },
      });
      await parts.simulator.wake();
      return { status: 202, body: viewOf(simulation) };
    },
  }),
  route({
    id: 'simulations',
    method: 'get',
    path: '/api/v1/simulations',
    tag: 'administration',
    summary: '最近的试算 The newest simulations',
    admits: READERS,
    answer: z.object({ simulations: z.array(simulationView) }),
    problems: [],
    handle: async ({ caller }) => ({
      body: { simulations: (await simulationsOf(parts.db, caller.account.city, LISTED)).map(viewOf) },
    }),
  }),
  route({
    id: 'simulation',
    method: 'get',
    path: '/api/v1/simulations/:id',
    tag: 'administration',
    summary: '试算的进度与结果 Progress and result of a simulation',
    admits: READERS,
    params: one,
    answer: simulationResult,
    problems: ['unknownSimulation'],
    handle: async ({ caller, params }) => {
      const simulation = await simulationOf(parts.db, caller.account.city, params.id);
      if (!simulation) return unknown(params.id);
      // the process that had it may be gone
      if (isUnderWay(simulation)) await parts.simulator.wake();
      return { body: resultOf(simulation) };
    },
  }),
  route({
    id: 'simulationRows',
    method: 'get',
    path: '/api/v1/simulations/:id/rows',
    tag: 'administration',
    summary: '数字背后的清单 The list behind a number',
    about:
      'The duties that a number counts, in the order of their receipt. A page may hold fewer than asked for, or none, and still have a `next`: the list ends where `next` is null.',
    admits: READERS,
    params: one,
    query: behind,
    answer: z.object({ rows: z.array(comparisonView), next: z.string().nullable() }),
    problems: ['unknownSimulation', 'simulationNotDone'],
    handle: async ({ caller, params, query }) => {
      const simulation = await simulationOf(parts.db, caller.account.city, params.id);
      if (!simulation) return unknown(params.id);
      const { id, status } = simulation;
      if (status !== 'done') return { problem: no('simulationNotDone', { data: { simulation: id, status } }) };
      const after = placeIn(place, query.cursor);
      if ('problem' in after) return after;
      const page = { after: after.place, limit: query.limit };
      // a book of its own: a simulation's calendars may be older, and must not put the newest out of the API's
      const { rows, next } = await listBehind(parts.db, new RulesBook(parts.db), simulation, query, page);
      return { body: { rows: rows.map(toldComparison), next: next && cursorOf(next) } };
    },
  }),
  route({
    id: 'cancelSimulation',
    method: 'post',
    path: '/api/v1/simulations/:id/cancel',
    tag: 'administration',
    summary: '取消试算 Cancel a simulation',
    about: 'It ends after the page at hand. One that is over stays as it is.',
    admits: ['administrator'],
    params: one,
    answer: simulationView,
    problems: ['unknownSimulation'],
    handle: async ({ caller, params }) => {
      await cancelSimulation(parts.db, caller.account.city, params.id);
      const simulation = await simulationOf(parts.db, caller.account.city, params.id);
      return simulation ? { body: viewOf(simulation) } : unknown(params.id);
    },
  }),
];

const isUnderWay = ({ status }: Simulation): boolean => status === 'ordered' || status === 'running';

const unknown = (simulation: string) => ({ problem: no('unknownSimulation', { data: { simulation } }) });

function periodOf(
  { from, to }: z.output<typeof ordered>,
  now: Instant,
): { from: Instant; to: Instant } | { problem: Problem } {
  const until = to ?? now;
  const since = from ?? until - YEAR_MS;
  if (since <= until) return { from: since, to: until };
  return { problem: wrongFields([{ path: '/from', code: 'outOfRange', data: { bound: '≤ to' } }]) };
}

/** the policy that is tried: a version, a draft, or the version in force with these changes */
async function triedPolicy(
  { db }: Parts,
  inForce: Policy,
  { version, draft, changes }: z.output<typeof ordered>,
): Promise<{ policy: Policy } | { problem: Problem }> {
  if ([version, draft, changes].filter((one) => one !== undefined).length !== 1)
    return { problem: wrongFields([{ path: '/changes', code: 'required' }]) };
  if (version !== undefined) {
    const found = await policyVersion(db, inForce.city, version);
    return found ? { policy: found.policy } : { problem: no('unknownVersion', { data: { version } }) };
  }
  const outcome =
    draft === undefined
      ? drafted(inForce, asChanges(changes ?? []), {
          basis: { decree: null },
          version: inForce.version + 1,
          effectiveFrom: inForce.effectiveFrom,
        })
      : await policyOfDraft(db, inForce.city, draft);
  if (!outcome) return unknownDraft(draft ?? '');
  return 'faults' in outcome ? { problem: faulty(outcome) } : { policy: outcome.policy };
}
