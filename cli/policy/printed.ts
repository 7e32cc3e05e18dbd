import { z } from 'zod';

const who = z.object({ account: z.string(), name: z.string().nullable() });

export const versionsAnswer = z.object({
  inForce: z.int(),
  versions: z.array(
    z.object({
      version: z.int(),
      effectiveFrom: z.string(),
      madeBy: who,
      approvedBy: who.nullable(),
      reason: z.string(),
      decree: z.string().nullable(),
      withdrawn: z.object({ reason: z.string() }).nullable(),
    }),
  ),
});

const draft = z.object({
  id: z.string(),
  basedOn: z.int(),
  status: z.string(),
  revision: z.int(),
  reason: z.string(),
  decree: z.string().nullable(),
  effectiveFrom: z.string().nullable(),
  madeBy: who,
  version: z.int().nullable(),
});

const difference = z.object({
  field: z.string(),
  zh: z.string(),
  of: z.enum(['value', 'source']),
  before: z.object({ value: z.unknown(), provenance: z.string() }),
  after: z.object({ value: z.unknown(), provenance: z.string() }),
});

const fault = z.object({
  path: z.string(),
  severity: z.string(),
  zh: z.string(),
  en: z.string(),
  rule: z.string().optional(),
  proposal: z.object({ field: z.string(), value: z.unknown() }).optional(),
});

export const draftAnswer = z.object({ draft, warnings: z.array(fault) });
export const draftsAnswer = z.object({ drafts: z.array(draft) });
export const differencesAnswer = z.object({ from: z.int(), differences: z.array(difference) });
export const judgedAnswer = z.object({ faults: z.array(fault), differences: z.array(difference) });

const PROVENANCE: Readonly<Record<string, string>> = {
  city: '',
  reading: '（解读 reading）',
  default: '（默认，非本市规定 default, not the city’s rule）',
  silent: '（未规定 silent）',
};

const named = ({ name, account }: z.infer<typeof who>): string => name ?? account;

export function versionLine(v: z.infer<typeof versionsAnswer>['versions'][number], inForce: number): string {
  const standing = v.withdrawn
    ? '已撤回 withdrawn'
    : v.version === inForce
      ? '现行 in force'
      : v.version > inForce
        ? '待生效 to come'
        : '';
  const approved = v.approvedBy ? `，${named(v.approvedBy)} 批准 approved` : '';
  return `第 ${v.version} 版  ${v.effectiveFrom}  ${standing}  ${named(v.madeBy)} 起草 drafted${approved}  ${v.decree ?? ''}  ${v.reason}`;
}

export const draftLine = (d: z.infer<typeof draft>): string =>
  `草案 ${d.id}（第 ${d.revision} 稿 revision）  ${d.status}${d.version === null ? '' : ` → 第 ${d.version} 版`}  基于第 ${d.basedOn} 版 on version  ${named(d.madeBy)}  ${d.decree ?? ''}  ${d.reason}`;

export function differenceLines(differences: readonly z.infer<typeof difference>[]): string[] {
  const told = (one: { value: unknown; provenance: string }): string =>
    `${JSON.stringify(one.value)}${PROVENANCE[one.provenance] ?? ''}`;
  return differences
    .filter((one) => one.of === 'value')
    .map(({ field, zh, before, after }) => `  ${zh} [${field}]  ${told(before)} → ${told(after)}`);
}

export function faultLines(faults: readonly z.infer<typeof fault>[]): string[] {
  return faults.map(({ path, severity, zh, en, rule, proposal }) => {
    const mark = severity === 'error' ? '✗' : '!';
    const better = proposal ? `  建议 proposal: ${proposal.field}=${JSON.stringify(proposal.value)}` : '';
    return `${mark} ${path}（${rule ?? ''}）${zh} / ${en}${better}`;
  });
}
