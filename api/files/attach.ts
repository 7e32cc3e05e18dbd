import type { z } from 'zod';
import type { Arrived } from '../../content/content-folder';
import { appealState } from '../../db/appeal-view';
import { dropFile, fileOfAction, type FileToKeep, keepFile, newFile } from '../../db/files';
import { actionKnown } from '../../db/intake';
import { keepRefusal } from '../../db/refusals';
import type { Instant } from '../../domain/limit/instant';
import { isAppealNumber } from '../../domain/loop/appeal-number';
import type { Action } from '../../domain/loop/link';
import { attachFile } from '../../domain/loop/links/attach-file';
import { type Refusal, refuse } from '../../domain/loop/refusal';
import type { Actor } from '../../domain/loop/role';
import type { CaseState } from '../../domain/loop/state';
import type { FileKind } from '../../domain/policy/archive-clauses';
import { unknownAppeal } from '../case-access';
import { act } from '../engine/act';
import type { Parts } from '../parts';
import { no, type Problem, refused } from '../problems/problem';
import { actorFor, sightOf, unitsOf } from '../rights';
import type { Asked } from '../route';
import { actionId, refusedEarly } from '../routes/actions';
import { FILE_LIMIT, type fileQuery, mediaTypeOf } from '../schemas/file-input';

/** The file that an action laid with its case; repeated, the request answers the same. Of a masked one nothing is told. */
export interface Attached {
  number: string;
  version: number;
  file: string;
  sha256: string | null;
  bytes: number | null;
}

type Answered = { attached: Attached } | { problem: Problem };
type Query = z.output<typeof fileQuery>;
type FileAsked = Asked<{ number: string }, Query, unknown>;
type AskedToAttach = Pick<FileAsked, 'caller' | 'params' | 'query' | 'idempotencyKey' | 'bodyHash'>;

/** Who attaches to which case: what is known before the file is there. */
interface Attempt {
  state: CaseState;
  id: string;
  by: Actor;
  at: Instant;
  /** the stored answer, where this action was recorded before */
  known: { version: number; body: string } | null;
}

/**
 * Takes a file and the action that attaches it in one request. Who may not, or not now, is told so before a byte is read. Then
 * content, row and event are written in this order, so that an event never refers to what is not there; of what the case
 * refuses nothing stays.
 */
export async function attach(parts: Parts, asked: AskedToAttach & Pick<FileAsked, 'raw'>): Promise<Answered> {
  const { raw } = asked;
  const attempt = await admitted(parts, asked, raw.get('content-encoding') !== undefined);
  if ('problem' in attempt) return attempt;
  if (Number(raw.get('content-length')) > FILE_LIMIT) return { problem: TOO_LARGE };
  const content = await parts.contents.receive(raw, FILE_LIMIT);
  if (content === 'tooLarge') return { problem: TOO_LARGE };
  return attachedAs(parts, asked, attempt, { content, mediaType: mediaTypeOf(raw.get('content-type')) });
}

/** Attaches a content that has arrived already, as one part of a form; it is placed or discarded. */
export async function attachArrived(
  parts: Parts,
  asked: AskedToAttach,
  given: { content: Arrived; mediaType: string },
): Promise<Answered> {
  const attempt = await admitted(parts, asked, false);
  if (!('problem' in attempt)) return attachedAs(parts, asked, attempt, given);
  await parts.contents.discard(given.content);
  return attempt;
}

async function attachedAs(
  parts: Parts,
  { query, bodyHash }: AskedToAttach,
  attempt: Attempt,
  { content, mediaType }: { content: Arrived; mediaType: string },
): Promise<Answered> {
  try {
    if (content.bytes === 0) return { problem: no('fileEmpty') };
    const { sha256, bytes } = content;
    const file = newFile({ ...query, mediaType, sha256, bytes });
    const body = await bodyHash({ ...query, mediaType: file.mediaType, sha256 });
    const { known, state, id } = attempt;
    if (!known) return await keptAndActed(parts, attempt, { content, file, body });
    if (known.body !== body) return await refusedAs(parts, attempt, refuse('keyReused', 'R-SYS-03').refused);
    return { attached: await answerOf(parts, state.number, id, known.version) };
  } finally {
    await parts.contents.discard(content);
  }
}

const TOO_LARGE = no('fileTooLarge', { data: { limit: FILE_LIMIT } });

/** everything that can be said no to before the file is read */
async function admitted(
  parts: Parts,
  { caller, params: { number }, query, idempotencyKey }: AskedToAttach,
  isEncoded: boolean,
): Promise<Attempt | { problem: Problem }> {
  const { db } = parts;
  const { account } = caller;
  const found = isAppealNumber(number) ? await appealState(db, account.city, number) : null;
  if (!found) return { problem: unknownAppeal(number) };
  if (isEncoded) return { problem: no('wrongEncoding') };
  const { state, units } = found;
  const unit = unitsOf(account).find((u) => units.includes(u)) ?? null;
  const by = actorFor(account, attachFile, unit);
  if (!by) return { problem: no('forbidden', { data: { may: attachFile.who } }) };
  const id = actionId(account.id, number, idempotencyKey);
  const attempt: Attempt = {
    state,
    id,
    by,
    at: await parts.clock(caller.receivedAt),
    known: await actionKnown(db, id),
  };
  if (!sightOf(account).all && unit === null)
    return refusedAs(parts, attempt, refuse('notYourUnit', 'R-HDL-07').refused);
  if (attempt.known) return attempt;
  const early = await refusedEarly(parts, state, attachFile, actionOf(attempt, { ...NOT_YET, kind: query.kind }));
  return early ? refusedAs(parts, attempt, early) : attempt;
}

const NOT_YET = { file: '', hash: '' };

const actionOf = (
  { id, by, at }: Attempt,
  input: { file: string; hash: string; kind: FileKind },
  body = '',
): Action => ({
  link: attachFile.name,
  id,
  by,
  at,
  body,
  input,
});

async function keptAndActed(
  parts: Parts,
  attempt: Attempt,
  { content, file, body }: { content: Arrived; file: FileToKeep; body: string },
): Promise<Answered> {
  const { db, contents, engine } = parts;
  const { id, by, at } = attempt;
  const { number, city } = attempt.state;
  await keepFile(db, { number, city, by: by.id, at }, file, () => contents.place(content));
  const drop = (): Promise<void> => dropFile(db, file, () => contents.remove(file.sha256));
  const acted = await act(engine, number, actionOf(attempt, { file: file.id, hash: file.hash, kind: file.kind }, body));
  if ('refused' in acted) {
    await drop();
    return refusedAs(parts, attempt, acted.refused);
  }
  const attached = await answerOf(parts, number, id, acted.version);
  // asked twice at once: the case took the other request's file, which is the same
  if (attached.file !== file.id) await drop();
  return { attached };
}

async function answerOf({ db }: Parts, number: string, action: string, version: number): Promise<Attached> {
  const file = await fileOfAction(db, number, action);
  if (!file) throw new Error(`action ${action} attached no file to ${number}`);
  return { number, version, file: file.id, sha256: file.kept?.sha256 ?? null, bytes: file.kept?.bytes ?? null };
}

async function refusedAs(
  { db }: Parts,
  { state: { city, number }, id, by }: Attempt,
  refusal: Refusal,
): Promise<{ problem: Problem }> {
  await keepRefusal(db, { city, number, link: attachFile.name, action: id, by, refused: refusal });
  return { problem: refused(refusal) };
}
