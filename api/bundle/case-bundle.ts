import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { CaseRecord, KeptText } from '../../db/case-record';
import type { FileView } from '../../db/files';
import { archiveItems } from '../../domain/loop/archive-items';
import type { CaseEvent } from '../../domain/loop/event';
import type { CaseState } from '../../domain/loop/state';
import { archiveRetention } from '../../domain/policy/archive-terms';
import type { Policy } from '../../domain/policy/policy';
import { iso, isoOrNull } from '../schemas/values';
import type { Entry } from './zip';

/** number of the layout below; bundles of one form stay as they are for ever */
const FORM = 1;

/**
 * The whole record of one case as the entries of its bundle (R-ARC-02, R-ARC-03): the log as it is chained, its texts and
 * files with what proves them, the work orders, and a manifest that names every entry by its hash and says which items of the
 * city's list it holds. It holds nothing that may change once the case is archived: no names of units or staff, no time of
 * making.
 */
export function caseBundle(whole: CaseRecord, policy: Policy, read: (sha256: string) => Promise<Readable>): Entry[] {
  const record = uptoArchive(whole);
  const events = record.events.map((e) => JSON.parse(e.body) as CaseEvent);
  const entries = [
    inJson('case.json', caseOf(record.state, record.events.at(-1)?.v ?? 0)),
    inLines(
      'events.jsonl',
      record.events.map(({ recordedAt, ...e }) => ({ ...e, recordedAt: iso(recordedAt) })),
    ),
    inJson('orders.json', ordersIn(events)),
    ...record.texts.map((t) => inJson(textName(t), asBundled(t, events))),
    inJson('files.json', record.files.map(aboutFile)),
    ...record.files.flatMap((f) => contentOf(f, read)),
  ];
  const manifest = {
    form: FORM,
    number: record.state.number,
    city: record.state.city,
    stage: record.state.phase,
    version: record.events.at(-1)?.v ?? 0,
    head: record.events.at(-1)?.hash ?? '',
    // null: for ever
    retention: archiveRetention(policy),
    items: itemsHeld(record, policy, events),
    entries: entries.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
  };
  return [...entries, inJson('manifest.json', manifest)];
}

/** what is decided on the public copy after the archive is no part of the record that was archived (R-ARC-06, R-DIS-04) */
function uptoArchive(record: CaseRecord): CaseRecord {
  const archived = record.events.find((e) => (JSON.parse(e.body) as CaseEvent).type === 'archived')?.v ?? Infinity;
  const within = ({ v }: { v: number }): boolean => v <= archived;
  return { ...record, events: record.events.filter(within), texts: record.texts.filter(within) };
}

function caseOf(s: CaseState, version: number) {
  return {
    number: s.number,
    city: s.city,
    stage: s.phase,
    outcome: 'outcome' in s ? s.outcome : null,
    channel: s.channel,
    category: s.category,
    marks: s.marks,
    backlog: s.backlog === true,
    receivedAt: iso(s.receivedAt),
    acceptedAt: isoOrNull(s.acceptedAt),
    closedAt: isoOrNull(s.closedAt),
    archivedAt: s.phase === 'archived' ? iso(s.archivedAt) : null,
    policyVersion: s.policyVersion,
    calendarVersion: s.calendarVersion,
    version,
  };
}

/** each work order as it was issued, and the course of what concerned it */
function ordersIn(events: readonly CaseEvent[]) {
  return events.flatMap((issued) => {
    if (issued.type !== 'dispatched') return [];
    const { v, at, by: _by, action: _action, text: _text, owed: _owed, type: _type, ...order } = issued;
    const course = events.filter((e) => 'order' in e && e.order === order.order);
    return [{ ...order, v, at: iso(at), course: course.map((e) => ({ v: e.v, type: e.type, at: iso(e.at) })) }];
  });
}

/** what a side wrote for itself stays where it is: the bundle proves that it was written, and does not say what */
const asBundled = (t: KeptText, events: readonly CaseEvent[]) =>
  events.some((e) => e.v === t.v && e.type === 'noteAdded')
    ? { ...t, salt: null, body: null, masked: t.body === null, internal: true }
    : { ...t, masked: t.body === null };

const aboutFile = (f: FileView) => ({
  id: f.id,
  v: f.v,
  at: iso(f.at),
  kind: f.kind,
  by: { id: f.actor, role: f.role, unit: f.unit },
  hash: f.hash,
  masked: f.kept === null,
  ...(f.kept ? { ...f.kept, entry: fileName(f, f.kept.name) } : {}),
});

function contentOf(f: FileView, read: (sha256: string) => Promise<Readable>): Entry[] {
  if (!f.kept) return [];
  const { sha256, bytes, name } = f.kept;
  return [{ name: fileName(f, name), bytes, sha256, body: () => read(sha256) }];
}

/** each item of the city's list, and the entries of the bundle that are it */
function itemsHeld({ texts, files }: CaseRecord, policy: Policy, events: readonly CaseEvent[]) {
  return archiveItems(policy, events).map((item) => {
    const entries = [
      ...(item.events.length > 0 ? [item.code === 'paper' ? 'orders.json' : 'events.jsonl'] : []),
      ...texts.filter((t) => item.events.includes(t.v)).map(textName),
      ...files.flatMap((f) => (f.kept && item.files.includes(f.id) ? [fileName(f, f.kept.name)] : [])),
    ];
    return { code: item.code, text: item.text, held: item.events.length + item.files.length > 0, entries };
  });
}

const textName = ({ v, id }: { v: number; id: string }): string => `texts/${placed(v)}-${id}.json`;
/** the file's own name stands in files.json; here only its ending, so that it opens */
const fileName = ({ v, id }: FileView, name: string): string =>
  `files/${placed(v)}-${id}${/\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0].toLowerCase() ?? ''}`;
const placed = (v: number): string => String(v).padStart(5, '0');

const inJson = (name: string, value: unknown): Entry => written(name, `${JSON.stringify(value, null, 2)}\n`);
const inLines = (name: string, values: readonly unknown[]): Entry =>
  written(name, values.map((v) => `${JSON.stringify(v)}\n`).join(''));

function written(name: string, text: string): Entry {
  const body = Buffer.from(text, 'utf8');
  return { name, bytes: body.length, sha256: createHash('sha256').update(body).digest('hex'), body };
}
