import { entryOf, type ShownEntry } from '../../db/knowledge/entries';
import type { NewVersion, NotWritten, Written } from '../../db/knowledge/writing';
import { unitOf } from '../../db/organisation/units';
import type { Caller } from '../../db/sessions';
import { type EntryContent, validityOf, type VersionStands } from '../../domain/knowledge/entry';
import { keepingOf, keeps } from '../../domain/knowledge/keeping';
import type { Instant } from '../../domain/limit/instant';
import { refuse } from '../../domain/loop/refusal';
import { isActive } from '../../domain/organisation/unit';
import { countingOf } from '../../domain/policy/stipulations';
import { no, type Problem, refused } from '../problems/problem';
import type { Parts } from '../parts';
import { daysWrong } from '../schemas/knowledge-input';

interface Handed {
  content: EntryContent;
  stands: VersionStands;
  reason: string;
  request: { key: string; hash: string };
}

/** A version as it is handed in, proved: its days follow one another, its unit stands, and the caller keeps that unit's entries. */
export async function proved(parts: Parts, caller: Caller, handed: Handed): Promise<NewVersion | { problem: Problem }> {
  const { account } = caller;
  const { content } = handed;
  if (!keeps(keepingOf(account.grants), content.unit)) return { problem: notYours(content.unit) };
  const wrong = daysWrong(content);
  if (wrong) return { problem: wrong };
  const now = await parts.clock(caller.receivedAt);
  const stray = await unitAway(parts, account.city, content.unit, now);
  if (stray) return { problem: stray };
  const { policy } = await parts.rules.inForce(account.city, now);
  const validity = validityOf(content, now, countingOf(policy).timezone);
  return { ...handed, validity, madeBy: account.id, madeAt: now };
}

/** the entry as it stands, for one who keeps it; else why it is not theirs to change */
export async function ownEntry(
  parts: Parts,
  { account, receivedAt }: Caller,
  id: string,
): Promise<{ entry: ShownEntry } | { problem: Problem }> {
  const entry = await entryOf(parts.db, account.city, id, await parts.clock(receivedAt));
  if (!entry) return { problem: no('unknownEntry', { data: { entry: id } }) };
  if (!keeps(keepingOf(account.grants), entry.unit)) return { problem: notYours(entry.unit) };
  return { entry };
}

/** a unit that is none of the city's, or has ended, owns no entry */
export async function unitAway({ db }: Parts, city: string, id: string, at: Instant): Promise<Problem | null> {
  const unit = await unitOf(db, city, id);
  if (!unit) return no('unitNotKnown', { data: { unit: id } });
  return isActive(unit, at) ? null : no('unitEnded', { data: { unit: id } });
}

/** what the store answered, as the API says it */
export function answered(written: Written | NotWritten, asked: { entry: string; basedOn: number }) {
  if (!('not' in written)) return { body: { id: written.entry, version: written.version } };
  switch (written.not) {
    case 'keyReused':
      return { problem: refused(refuse('keyReused', 'R-SYS-03').refused) };
    case 'unknown':
      return { problem: no('unknownEntry', { data: { entry: asked.entry } }) };
    case 'retired':
      return { problem: no('entryRetired', { data: { entry: asked.entry } }) };
    case 'moved':
      return { problem: no('entryMoved', { data: { basedOn: asked.basedOn, newest: written.newest } }) };
  }
}

export const notYours = (unit: string): Problem => no('notYourEntry', { rule: 'R-KNB-01', data: { unit } });
