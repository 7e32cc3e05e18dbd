import { z } from 'zod';
import type { EntryVersion, ShownEntry } from '../../db/knowledge/entries';
import type { Report } from '../../db/knowledge/reports';
import { isAnswerable, type Standing, STANDINGS, VERSION_STANDS } from '../../domain/knowledge/entry';
import { REPORT_KINDS } from '../../domain/knowledge/report';
import { sentence } from '../../domain/limit/explanation';
import type { Instant } from '../../domain/limit/instant';
import type { Said } from '../problems/said';
import { instantOut, iso, isoOrNull, said } from './values';

const STANDING_WORDS: Readonly<Record<Standing, Said>> = {
  inForce: { zh: '现行有效', en: 'in force' },
  reviewOverdue: { zh: '超过复核日期', en: 'past its review date' },
  expired: { zh: '已失效', en: 'expired' },
  planned: { zh: '尚未生效', en: 'not in force yet' },
  draft: { zh: '草稿', en: 'draft' },
  retired: { zh: '已停用', en: 'retired' },
};

export const versionView = z.object({
  version: z.int(),
  stands: z.enum(VERSION_STANDS),
  unit: z.string(),
  title: z.string(),
  question: z.string(),
  answer: z.string(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  laws: z.array(z.object({ name: z.string(), article: z.string() })),
  languages: z.array(z.string()),
  isPublic: z.boolean(),
  effectiveFrom: z.string(),
  effectiveUntil: z.string().nullable(),
  reviewBy: z.string(),
  reason: z.string(),
  madeBy: z.string().meta({ description: 'account' }),
  madeByName: z.string().nullable(),
  madeAt: instantOut,
});

export const entryView = versionView.extend({
  id: z.string(),
  standing: z.enum(STANDINGS),
  standingWords: said,
  answerable: z.boolean().meta({ description: 'a call can be answered from it now' }),
  newest: z.int().meta({ description: 'newest version of any kind; to be sent as `basedOn`' }),
  answered: z.int().meta({ description: 'calls answered from it within the last 30 days' }),
  mayChange: z.boolean(),
});

export const reportView = z.object({
  id: z.string(),
  kind: z.enum(REPORT_KINDS),
  entry: z.string().nullable(),
  version: z.int().nullable(),
  title: z.string().nullable(),
  unit: z.string(),
  words: z.string(),
  madeBy: z.string(),
  madeByName: z.string().nullable(),
  madeAt: instantOut,
  dueAt: instantOut,
  why: said.meta({ description: 'by when it is to be answered, and why then' }),
  clock: z
    .enum(['running', 'nearDue', 'late', 'inTime', 'answeredLate'])
    .meta({ description: 'the last two: it was answered' }),
  resolution: z.enum(['corrected', 'declined']).nullable(),
  reason: z.string().nullable(),
  answer: z.object({ entry: z.string(), version: z.int() }).nullable(),
  resolvedAt: instantOut.nullable(),
  resolvedByName: z.string().nullable(),
  mayAnswer: z.boolean(),
});

type Names = ReadonlyMap<string, string>;

export const asVersion = (v: EntryVersion, names: Names): z.input<typeof versionView> => ({
  version: v.version,
  stands: v.stands,
  unit: v.unit,
  title: v.title,
  question: v.question,
  answer: v.answer,
  category: v.category,
  tags: [...v.tags],
  laws: v.laws.map((law) => ({ ...law })),
  languages: [...v.languages],
  isPublic: v.isPublic,
  effectiveFrom: v.effectiveFrom,
  effectiveUntil: v.effectiveUntil,
  reviewBy: v.reviewBy,
  reason: v.reason,
  madeBy: v.madeBy,
  madeByName: names.get(v.madeBy) ?? null,
  madeAt: iso(v.madeAt),
});

export const asEntry = (
  e: ShownEntry,
  { names, answered, mayChange }: { names: Names; answered: ReadonlyMap<string, number>; mayChange: boolean },
): z.input<typeof entryView> => ({
  ...asVersion(e, names),
  id: e.entry,
  standing: e.standing,
  standingWords: STANDING_WORDS[e.standing],
  answerable: isAnswerable(e.standing),
  newest: e.newest,
  answered: answered.get(e.entry) ?? 0,
  mayChange: mayChange && e.standing !== 'retired',
});

export function asReport(
  r: Report,
  { names, now, timezone, mayAnswer }: { names: Names; now: Instant; timezone: string; mayAnswer: boolean },
): z.input<typeof reportView> {
  const open = r.resolvedAt === null;
  return {
    id: r.id,
    kind: r.kind,
    entry: r.entry,
    version: r.version,
    title: r.title,
    unit: r.unit,
    words: r.words,
    madeBy: r.madeBy,
    madeByName: names.get(r.madeBy) ?? null,
    madeAt: iso(r.madeAt),
    dueAt: iso(r.dueAt),
    why: { zh: sentence(r.why, r.dueAt, 'zh', timezone), en: sentence(r.why, r.dueAt, 'en', timezone) },
    clock: clockOf(r, now),
    resolution: r.resolution,
    reason: r.reason,
    answer:
      r.answerEntry === null || r.answerVersion === null ? null : { entry: r.answerEntry, version: r.answerVersion },
    resolvedAt: isoOrNull(r.resolvedAt),
    resolvedByName: r.resolvedBy === null ? null : (names.get(r.resolvedBy) ?? null),
    mayAnswer: mayAnswer && open,
  };
}

function clockOf({ resolvedAt, dueAt, remindAt }: Report, now: Instant): z.input<typeof reportView>['clock'] {
  if (resolvedAt !== null) return resolvedAt <= dueAt ? 'inTime' : 'answeredLate';
  if (now > dueAt) return 'late';
  return remindAt !== null && now >= remindAt ? 'nearDue' : 'running';
}
