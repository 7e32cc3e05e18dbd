import type { Knex } from 'knex';
import type { Keeping } from '../../domain/knowledge/keeping';
import type { ReportClock, ReportKind } from '../../domain/knowledge/report';
import type { Explanation } from '../../domain/limit/explanation';
import type { Instant } from '../../domain/limit/instant';
import { sqlInstant } from '../connect';
import type { Request } from './writing';

/** A report that an entry is wrong, or that one is missing. Instants are UTC. */
export interface Report {
  id: string;
  kind: ReportKind;
  /** the entry and the version that was read; null where one is missing */
  entry: string | null;
  version: number | null;
  /** title of that version */
  title: string | null;
  /** the unit that owes the answer */
  unit: string;
  words: string;
  madeBy: string;
  madeAt: Instant;
  dueAt: Instant;
  /** from when on its keeper is reminded; null: never before it is due */
  remindAt: Instant | null;
  why: Explanation;
  resolvedAt: Instant | null;
  resolvedBy: string | null;
  /** a version answers it, or a reason why nothing changes */
  resolution: 'corrected' | 'declined' | null;
  reason: string | null;
  answerEntry: string | null;
  answerVersion: number | null;
}

const REPORT = `r.id::text, r.kind, r.entry::text, r.version, v.title, r.unit, r.words, r.made_by::text as "madeBy",
  r.made_at as "madeAt", r.due_at as "dueAt", r.remind_at as "remindAt", r.why, r.resolved_at as "resolvedAt", r.resolved_by::text as "resolvedBy", r.resolution,
  r.reason, r.answer_entry::text as "answerEntry", r.answer_version as "answerVersion"`;

const FROM = `from knowledge_reports r left join knowledge_versions v on v.entry = r.entry and v.version = r.version`;

export interface NewReport {
  kind: ReportKind;
  about: { entry: string; version: number } | null;
  unit: string;
  words: string;
  madeBy: string;
  madeAt: Instant;
  clock: ReportClock;
  request: Request;
}

/** Keeps a report with its clock. The same request again answers the report that it made. */
export async function addReport(
  db: Knex,
  city: string,
  report: NewReport,
): Promise<{ id: string } | { not: 'keyReused' }> {
  const { request, about, clock } = report;
  const [row] = await db('knowledge_reports')
    .insert({
      city,
      kind: report.kind,
      entry: about?.entry ?? null,
      version: about?.version ?? null,
      unit: report.unit,
      words: report.words,
      made_by: report.madeBy,
      made_at: sqlInstant(report.madeAt),
      due_at: sqlInstant(clock.dueAt),
      remind_at: sqlInstant(clock.remindAt),
      why: JSON.stringify(clock.why),
      request: request.key,
      request_hash: request.hash,
    })
    .onConflict('request')
    .ignore()
    .returning<{ id: number }[]>('id');
  if (row) return { id: String(row.id) };
  const before = await db('knowledge_reports')
    .where({ request: request.key })
    .first<{ id: number; request_hash: string } | undefined>('id', 'request_hash');
  return before?.request_hash === request.hash ? { id: String(before.id) } : { not: 'keyReused' };
}

export interface ReportsAsked {
  /** what is owed to be answered, the first due first; else all, the newest first */
  open: boolean;
  unit?: string | undefined;
  entry?: string | undefined;
  /** of these units alone */
  keeping: Keeping;
  after?: { dueAt: Instant; id: string } | undefined;
  limit: number;
}

/** The reports that a keeper sees, a page of them. */
export async function reportsOf(db: Knex, city: string, asked: ReportsAsked): Promise<Report[]> {
  const { keeping, after } = asked;
  const { rows } = await db.raw<{ rows: Report[] }>(
    `select ${REPORT} ${FROM} where r.city = :city
       ${asked.open ? 'and r.resolved_at is null' : ''}
       ${asked.unit === undefined ? '' : 'and r.unit = :unit'}
       ${asked.entry === undefined ? '' : 'and r.entry = :entry'}
       ${keeping.all ? '' : 'and r.unit = any(:units)'}
       ${after === undefined ? '' : asked.open ? 'and (r.due_at, r.id) > (:dueAt, :id)' : 'and r.id < :id'}
     order by ${asked.open ? 'r.due_at, r.id' : 'r.id desc'} limit :limit`,
    {
      city,
      limit: asked.limit,
      ...(asked.unit === undefined ? {} : { unit: asked.unit }),
      ...(asked.entry === undefined ? {} : { entry: asked.entry }),
      ...(keeping.all ? {} : { units: [...keeping.units] }),
      ...(after === undefined ? {} : { id: after.id, ...(asked.open ? { dueAt: sqlInstant(after.dueAt) } : {}) }),
    },
  );
  return rows;
}

/** One report; null when the city has none of this id. */
export async function reportOf(db: Knex, city: string, id: string): Promise<Report | null> {
  const { rows } = await db.raw<{ rows: Report[] }>(`select ${REPORT} ${FROM} where r.city = ? and r.id = ?`, [
    city,
    id,
  ]);
  return rows[0] ?? null;
}

export type Resolution =
  { resolution: 'corrected'; entry: string; version: number } | { resolution: 'declined'; reason: string };

/** Writes the owner's answer, once: false when somebody answered before. */
export async function resolveReport(
  db: Knex,
  city: string,
  id: string,
  answer: Resolution & { by: string; at: Instant },
): Promise<boolean> {
  const resolved = await db('knowledge_reports')
    .where({ city, id })
    .whereNull('resolved_at')
    .update({
      resolved_at: sqlInstant(answer.at),
      resolved_by: answer.by,
      resolution: answer.resolution,
      ...(answer.resolution === 'corrected'
        ? { answer_entry: answer.entry, answer_version: answer.version }
        : { reason: answer.reason }),
    });
  return resolved === 1;
}
