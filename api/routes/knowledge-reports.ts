import { z } from 'zod';
import { accountNames } from '../../db/account-names';
import { entryOf, versionsOf } from '../../db/knowledge/entries';
import { addReport, type NewReport, type Report, reportOf, reportsOf, resolveReport } from '../../db/knowledge/reports';
import type { Caller } from '../../db/sessions';
import { type Keeping, keepingOf, keeps } from '../../domain/knowledge/keeping';
import { reportClock } from '../../domain/knowledge/report';
import { refuse } from '../../domain/loop/refusal';
import { countingOf } from '../../domain/policy/stipulations';
import { notYours, unitAway } from '../knowledge/writing';
import { no, type Problem, refused } from '../problems/problem';
import type { Parts } from '../parts';
import { type Route, route } from '../route';
import { cursorOf, instantPlace, placeIn } from '../schemas/cursor';
import { entryParam, missingReport, reportAnswer, wrongReport } from '../schemas/knowledge-input';
import { asReport, reportView } from '../schemas/knowledge-view';
import { entryId, unitId } from '../schemas/organisation-values';
import { cursor, pageSize } from '../schemas/values';
import { unknownEntry } from './knowledge';
import { KEEPERS, requestOf } from './knowledge-writing';

const oneReport = z.object({ report: reportView });
const place = z.tuple([instantPlace, entryId]);
const EVERYBODY: Keeping = { all: true };

/** «Wrong or missing»: what whoever answers calls finds, owed to be answered by the unit that owns the matter (R-KNB-06). */
export const knowledgeReportRoutes = (parts: Parts): Route[] => [
  route({
    id: 'knowledgeReports',
    method: 'get',
    path: '/api/v1/knowledge-reports',
    tag: 'lists',
    summary: '报错与补缺 What is reported wrong or missing',
    about: 'Open ones by their clocks, the first due first; a unit sees its own, the platform’s people all.',
    admits: 'signedIn',
    query: z.strictObject({
      open: z
        .enum(['true', 'false'])
        .default('true')
        .meta({ description: 'false: answered ones too, the newest first' }),
      unit: unitId.optional(),
      entry: entryId.optional(),
      limit: pageSize,
      cursor: cursor.optional(),
    }),
    answer: z.object({ reports: z.array(reportView), next: z.string().nullable() }),
    problems: ['invalidInput'],
    handle: async ({ caller, query: { open, limit, cursor: at, ...filter } }) => {
      const read = placeIn(place, at);
      if ('problem' in read) return read;
      const after = read.place && { dueAt: read.place[0], id: read.place[1] };
      const asked = { ...filter, open: open === 'true', keeping: readingOf(caller), after, limit: limit + 1 };
      const rows = await reportsOf(parts.db, caller.account.city, asked);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const reports = await viewed(parts, caller, shown);
      return { body: { reports, next: last ? cursorOf([last.dueAt, last.id]) : null } };
    },
  }),
  route({
    id: 'reportKnowledge',
    method: 'post',
    path: '/api/v1/knowledge/:id/reports',
    tag: 'lists',
    summary: '报错 Report that an entry is wrong',
    about: 'Goes to the unit that owns it; by when it answers is counted now and kept with the explanation.',
    admits: 'signedIn',
    params: entryParam,
    body: wrongReport,
    status: 201,
    answer: oneReport,
    problems: ['unknownEntry', 'keyReused'],
    handle: async ({ caller, params: { id }, body: { version, words }, ...asked }) => {
      const { city, grants } = caller.account;
      const [entry, versions] = await Promise.all([
        entryOf(parts.db, city, id, await parts.clock(caller.receivedAt)),
        versionsOf(parts.db, city, id),
      ]);
      const read = versions.find((v) => v.version === version);
      // the report shows the title of what was read: a draft is its keepers'
      if (!entry || !read || (read.stands === 'draft' && !keeps(keepingOf(grants), entry.unit)))
        return { problem: unknownEntry(id) };
      const request = await requestOf({ caller, ...asked });
      const about = { entry: id, version };
      return reported(parts, caller, { kind: 'wrong', about, unit: entry.unit, words, request });
    },
  }),
  route({
    id: 'reportMissingKnowledge',
    method: 'post',
    path: '/api/v1/knowledge-reports',
    tag: 'lists',
    summary: '补缺 Report that an entry is missing',
    about: 'Callers ask, and no entry answers: it goes to the unit whose matter it is.',
    admits: 'signedIn',
    body: missingReport,
    status: 201,
    answer: oneReport,
    problems: ['unitNotKnown', 'unitEnded', 'keyReused'],
    handle: async ({ caller, body: { unit, words }, ...asked }) => {
      const away = await unitAway(parts, caller.account.city, unit, await parts.clock(caller.receivedAt));
      if (away) return { problem: away };
      const request = await requestOf({ caller, ...asked });
      return reported(parts, caller, { kind: 'missing', about: null, unit, words, request });
    },
  }),
  route({
    id: 'answerKnowledgeReport',
    method: 'post',
    path: '/api/v1/knowledge-reports/:id/resolve',
    tag: 'lists',
    summary: '答复报错 Answer a report',
    about: 'By a version that was published since, or by the reason why nothing changes.',
    admits: KEEPERS,
    params: entryParam,
    body: reportAnswer,
    answer: oneReport,
    problems: ['unknownReport', 'notYourEntry', 'reportAnswered', 'notAnAnswer'],
    handle: async ({ caller, params: { id }, body }) => {
      const { city, grants, id: by } = caller.account;
      const report = await reportOf(parts.db, city, id);
      if (!report) return { problem: unknownReport(id) };
      if (!keeps(keepingOf(grants), report.unit)) return { problem: notYours(report.unit) };
      if ('version' in body) {
        const none = await noAnswer(parts, city, report, body);
        if (none) return { problem: none };
      }
      const at = await parts.clock(caller.receivedAt);
      const answer =
        'version' in body
          ? { resolution: 'corrected' as const, ...body }
          : { resolution: 'declined' as const, ...body };
      const done = await resolveReport(parts.db, city, id, { ...answer, by, at });
      if (!done) return { problem: no('reportAnswered', { data: { report: id } }) };
      return answerWith(parts, caller, id);
    },
  }),
];

const unknownReport = (report: string): Problem => no('unknownReport', { data: { report } });

/** the platform's people follow every report, a unit's those of their own unit */
function readingOf({ account: { grants } }: Caller): Keeping {
  return grants.some((g) => g.unit === null) ? EVERYBODY : keepingOf(grants);
}

/** keeps a report with the clock that starts now */
async function reported(
  parts: Parts,
  caller: Caller,
  given: Pick<NewReport, 'kind' | 'about' | 'unit' | 'words' | 'request'>,
) {
  const { city, id: madeBy } = caller.account;
  const madeAt = await parts.clock(caller.receivedAt);
  const clock = reportClock(given.unit, madeAt, await parts.rules.inForce(city, madeAt));
  const kept = await addReport(parts.db, city, { ...given, madeBy, madeAt, clock });
  if ('not' in kept) return { problem: refused(refuse('keyReused', 'R-SYS-03').refused) };
  return answerWith(parts, caller, kept.id);
}

async function answerWith(parts: Parts, caller: Caller, id: string) {
  const report = await reportOf(parts.db, caller.account.city, id);
  const [view] = report ? await viewed(parts, caller, [report]) : [];
  return view ? { body: { report: view } } : { problem: unknownReport(id) };
}

/** what is named as the answer was published after the report, and is of the entry that was called wrong */
async function noAnswer(
  { db }: Parts,
  city: string,
  report: Report,
  { entry, version }: { entry: string; version: number },
): Promise<Problem | null> {
  const versions = await versionsOf(db, city, entry);
  const named = versions.find((v) => v.version === version && v.stands !== 'draft');
  const answers = named && named.madeAt >= report.madeAt && (report.entry === null || report.entry === entry);
  return answers ? null : no('notAnAnswer', { rule: 'R-KNB-06', data: { entry, version } });
}

async function viewed(parts: Parts, caller: Caller, reports: readonly Report[]): Promise<z.input<typeof reportView>[]> {
  const { city, grants } = caller.account;
  const now = await parts.clock(caller.receivedAt);
  const { policy } = await parts.rules.inForce(city, now);
  const names = await accountNames(
    parts.db,
    city,
    reports.flatMap((r) => [r.madeBy, r.resolvedBy]),
  );
  const keeping = keepingOf(grants);
  const timezone = countingOf(policy).timezone;
  return reports.map((r) => asReport(r, { names, now, timezone, mayAnswer: keeps(keeping, r.unit) }));
}
