import { z } from 'zod';
import { accountNames } from '../../db/account-names';
import { newestPolicy, policyVersion, policyVersions, withdrawPolicy } from '../../db/policies';
import { differences } from '../../domain/policy/release/difference';
import type { Role } from '../../domain/loop/role';
import { no } from '../problems/problem';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { reasonIn, versionParam } from '../schemas/policy-input';
import {
  accountsOfVersion,
  asDifferenceView,
  asVersionView,
  differenceView,
  versionView,
} from '../schemas/policy-view';

/** who reads how the policy came to be; administrators alone change it */
export const POLICY_READERS: readonly Role[] = ['administrator', 'auditor'];

const unknownVersion = (version: number) => ({ problem: no('unknownVersion', { data: { version } }) });

/** The versions of a city's policy: written once, with who, when, why and under which decree (R-SYS-01). */
export const policyRoutes = (parts: Parts): Route[] => [
  route({
    id: 'policies',
    method: 'get',
    path: '/api/v1/policies',
    tag: 'administration',
    summary: '各版政策 Versions of the policy',
    about:
      'The newest first. `inForce` is the version under which an appeal is accepted now; one above it is still to come.',
    admits: POLICY_READERS,
    answer: z.object({ inForce: z.int(), versions: z.array(versionView) }),
    problems: [],
    handle: async ({ caller }) => {
      const { city } = caller.account;
      const { policy } = await parts.rules.inForce(city, await parts.clock(caller.receivedAt));
      const versions = await policyVersions(parts.db, city);
      const names = await accountNames(parts.db, city, versions.flatMap(accountsOfVersion));
      return { body: { inForce: policy.version, versions: versions.map((v) => asVersionView(v, names)) } };
    },
  }),
  route({
    id: 'policyVersion',
    method: 'get',
    path: '/api/v1/policies/:version',
    tag: 'administration',
    summary: '一版政策 One version of the policy',
    admits: POLICY_READERS,
    params: versionParam,
    answer: z.object({ version: versionView, pack: z.record(z.string(), z.unknown()) }),
    problems: ['unknownVersion'],
    handle: async ({ caller, params }) => {
      const { city } = caller.account;
      const found = await policyVersion(parts.db, city, params.version);
      if (!found) return unknownVersion(params.version);
      const names = await accountNames(parts.db, city, accountsOfVersion(found.version));
      return { body: { version: asVersionView(found.version, names), pack: found.policy.pack } };
    },
  }),
  route({
    id: 'comparePolicies',
    method: 'get',
    path: '/api/v1/policies/:version/differences',
    tag: 'administration',
    summary: '两版逐项比较 Two versions compared field by field',
    about: 'Against the version that it was made from, or the one given as `from`. Fields that agree are left out.',
    admits: POLICY_READERS,
    params: versionParam,
    query: z.object({ from: versionParam.shape.version.optional() }),
    answer: z.object({ from: z.int(), to: z.int(), differences: z.array(differenceView) }),
    problems: ['unknownVersion'],
    handle: async ({ caller, params, query }) => {
      const { city } = caller.account;
      const to = await policyVersion(parts.db, city, params.version);
      if (!to) return unknownVersion(params.version);
      const number = query.from ?? to.version.replaces ?? params.version;
      const from = await policyVersion(parts.db, city, number);
      if (!from) return unknownVersion(number);
      const found = differences(from.policy, to.policy).map(asDifferenceView);
      return { body: { from: number, to: params.version, differences: found } };
    },
  }),
  route({
    id: 'withdrawPolicy',
    method: 'post',
    path: '/api/v1/policies/:version/withdrawal',
    tag: 'administration',
    summary: '撤回尚未生效的一版 Withdraw a version that does not hold yet',
    about: 'A version in force is not withdrawn: another one takes its place.',
    admits: ['administrator'],
    params: versionParam,
    body: z.strictObject({ reason: reasonIn }),
    answer: z.object({ version: z.int(), newest: z.int() }),
    problems: ['unknownVersion', 'policyInForce', 'policyWithdrawn'],
    handle: async ({ caller, params: { version }, body }) => {
      const { city, id: by } = caller.account;
      const now = await parts.clock(caller.receivedAt);
      const done = await withdrawPolicy(parts.db, { city, version, by, reason: body.reason, now });
      if (done !== 'withdrawn') return { problem: no(done, { data: { version } }) };
      return { body: { version, newest: (await newestPolicy(parts.db, city)).version } };
    },
  }),
];
