import { z } from 'zod';
import { type PolicyVersion } from '../../db/policies';
import type { StoredDraft } from '../../db/policy-drafts';
import type { Difference } from '../../domain/policy/release/difference';
import type { Fault } from '../../domain/policy/release/fault';
import { DRAFT_STATUSES } from '../../domain/policy/release/release';
import { saidField } from '../problems/document';
import type { FieldProblem } from '../problems/problem';
import { policyFieldWords } from '../words/policy-fields';
import { fieldBody } from './problem-body';
import { instantOut, iso, isoOrNull } from './values';

const who = z
  .object({ account: z.string(), name: z.string().nullable() })
  .meta({ description: 'account «huiying»: the installation itself' });

export const versionView = z.object({
  version: z.int(),
  effectiveFrom: instantOut,
  madeBy: who,
  approvedBy: who.nullable(),
  reason: z.string(),
  decree: z.string().nullable(),
  draft: z.string().nullable(),
  replaces: z.int().nullable(),
  rollout: z.string().nullable().meta({ description: 'what carries it to open appeals' }),
  createdAt: instantOut,
  withdrawn: z.object({ by: who, reason: z.string(), at: instantOut }).nullable(),
});

export const draftView = z.object({
  id: z.string(),
  basedOn: z.int(),
  changes: z.array(z.object({ field: z.string(), value: z.unknown() })),
  reason: z.string(),
  decree: z.string().nullable(),
  reach: z.object({
    kind: z.enum(['newOnly', 'fromStart', 'fromNow']),
    categories: z.array(z.string()).nullable(),
    units: z.array(z.string()).nullable(),
  }),
  effectiveFrom: instantOut.nullable(),
  status: z.enum(DRAFT_STATUSES),
  revision: z.int(),
  madeBy: who,
  editors: z.array(who),
  submittedBy: who.nullable(),
  decidedBy: who.nullable(),
  decisionReason: z.string().nullable(),
  version: z.int().nullable().meta({ description: 'the version that it became' }),
  createdAt: instantOut,
  changedAt: instantOut,
});

const standing = z.object({ value: z.unknown(), provenance: z.enum(['city', 'reading', 'default', 'silent']) });

export const differenceView = z.object({
  field: z.string(),
  zh: z.string(),
  en: z.string(),
  of: z.enum(['value', 'source']).meta({ description: 'what is stipulated, or the words and rules that it rests on' }),
  before: standing,
  after: standing,
});

export const faultView = fieldBody.extend({ severity: z.enum(['error', 'warning']) });

type Names = ReadonlyMap<string, string>;

const named = (names: Names, account: string) => ({ account, name: names.get(account) ?? null });
const namedOrNull = (names: Names, account: string | null) => (account === null ? null : named(names, account));

export const accountsOfVersion = (v: PolicyVersion): (string | null)[] => [
  v.madeBy,
  v.approvedBy,
  v.withdrawn?.by ?? null,
];

export function asVersionView(v: PolicyVersion, names: Names): z.input<typeof versionView> {
  return {
    ...v,
    effectiveFrom: iso(v.effectiveFrom),
    createdAt: iso(v.createdAt),
    madeBy: named(names, v.madeBy),
    approvedBy: namedOrNull(names, v.approvedBy),
    withdrawn: v.withdrawn && {
      by: named(names, v.withdrawn.by),
      reason: v.withdrawn.reason,
      at: iso(v.withdrawn.at),
    },
  };
}

export const accountsOfDraft = (d: StoredDraft): (string | null)[] => [
  d.madeBy,
  ...d.editors,
  d.submittedBy,
  d.decidedBy,
];

export function asDraftView(d: StoredDraft, names: Names): z.input<typeof draftView> {
  const { city: _city, ...of } = d;
  const { kind } = d.reach;
  const [categories, units] = d.reach.kind === 'newOnly' ? [null, null] : [d.reach.categories, d.reach.units];
  return {
    ...of,
    changes: d.changes.map((change) => ({ ...change })),
    reach: { kind, categories: categories && [...categories], units: units && [...units] },
    effectiveFrom: isoOrNull(d.effectiveFrom),
    madeBy: named(names, d.madeBy),
    editors: d.editors.map((account) => named(names, account)),
    submittedBy: namedOrNull(names, d.submittedBy),
    decidedBy: namedOrNull(names, d.decidedBy),
    createdAt: iso(d.createdAt),
    changedAt: iso(d.changedAt),
  };
}

export const asDifferenceView = (difference: Difference): z.input<typeof differenceView> => ({
  ...difference,
  ...policyFieldWords(difference.field),
});

/** a fault as the problem of a field */
export const asFieldProblem = ({ field, code, rule, data, proposal }: Fault): FieldProblem => ({
  path: field,
  code,
  rule,
  data,
  proposal,
});

export const asFaultView = (fault: Fault): z.input<typeof faultView> => ({
  ...saidField(asFieldProblem(fault)),
  severity: fault.severity,
});
