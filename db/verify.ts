import type { Knex } from 'knex';
import type { CaseEvent } from '../domain/loop/event';
import { canonical, chainHash, FORMAT, GENESIS, textHash } from './chain';
import {
  type Contents,
  faultOfContent,
  faultOfFile,
  type FileFault,
  fileNamedBy,
  filesOf,
  type StoredFile,
} from './verify-files';
import { chainsOf, type StoredChain, type StoredEvent } from './chains';

/**
 * What is wrong with one event of one case: `bodyAltered` its text is not the one that was hashed; `linkBroken` it does not
 * follow the event before it; `versionMissing` an event before it is gone; `formatUnknown` its canonical form is none that
 * this version knows; `columnsAltered` what lists read of it is not what its text says; `textAltered`, `textMissing` the text
 * it refers to is another one, or gone without having been masked; `fileAltered`, `fileMissing` likewise what is on record of
 * a file, and `contentAltered`, `contentMissing` its bytes on the disk; `headDiffers` the case's newest event is not the one
 * that the case was left with; `logMissing` the case stands in the store and has no events.
 */
export type Fault =
  | 'bodyAltered'
  | 'linkBroken'
  | 'versionMissing'
  | 'formatUnknown'
  | 'columnsAltered'
  | 'textAltered'
  | 'textMissing'
  | FileFault
  | 'headDiffers'
  | 'logMissing';

/** `v` is the event's version; 0 where the case as a whole is meant. */
export interface BrokenEvent {
  number: string;
  v: number;
  fault: Fault;
}

export interface Verified {
  cases: number;
  events: number;
  texts: number;
  files: number;
  /** texts and files that were masked: gone by right, and their chains hold all the same */
  masked: number;
  broken: number;
}

/**
 * Verifies the chains of every case, or of the cases named, as they stood at one instant: each event's canonical text is
 * hashed again and follows the one before it, the columns beside it say the same, each text and each file has
 * the hash that its event knows, and the newest event is the one the case was left with (R-SYS-04). Tells each broken event
 * as it is found; reads, and holds only some cases at a time. Needs the application's rights and no more. The bytes of files
 * are looked at where `contents` is given.
 */
export async function verify(
  db: Knex,
  onBroken: (broken: BrokenEvent) => void,
  numbers?: readonly string[],
  contents?: Contents,
): Promise<Verified> {
  return db.transaction(
    async (trx) => {
      const found: Verified = { cases: 0, events: 0, texts: 0, files: 0, masked: 0, broken: 0 };
      const tell = (broken: BrokenEvent): void => {
        found.broken += 1;
        onBroken(broken);
      };
      for await (const chains of chainsOf(trx, numbers)) {
        const heads = await headsOf(trx, chains);
        const texts = await textsOf(trx, chains);
        const files = await filesOf(trx, chains);
        for (const chain of chains) {
          found.cases += 1;
          found.events += chain.events.length;
          for (const broken of brokenIn(chain, heads.get(chain.number), texts, files)) tell(broken);
          for (const broken of contents ? await contentsBrokenIn(chain, files, contents) : []) tell(broken);
        }
        for (const { body } of texts.values()) found[body === null ? 'masked' : 'texts'] += 1;
        for (const { sha256 } of files.values()) found[sha256 === null ? 'masked' : 'files'] += 1;
      }
      for (const number of await casesWithoutLog(trx, numbers)) tell({ number, v: 0, fault: 'logMissing' });
      return found;
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}

interface StoredText {
  id: string;
  hash: string;
  salt: string | null;
  body: unknown;
  masked: boolean;
}

function brokenIn(
  { number, events }: StoredChain,
  head: string | undefined,
  texts: ReadonlyMap<string, StoredText>,
  files: ReadonlyMap<string, StoredFile>,
): BrokenEvent[] {
  const broken: BrokenEvent[] = [];
  let prev = GENESIS;
  let v = 0;
  for (const e of events) {
    const fault = (f: Fault): unknown => broken.push({ number, v: e.v, fault: f });
    if (e.v !== v + 1) fault('versionMissing');
    else if (e.prev !== prev) fault('linkBroken');
    if (e.format !== FORMAT) fault('formatUnknown');
    else if (chainHash(e.prev, e.body) !== e.hash) fault('bodyAltered');
    else {
      const told = JSON.parse(e.body) as CaseEvent;
      if (!columnsSayTheSame(e, told)) fault('columnsAltered');
      const textFault = told.text && faultOfText(texts.get(told.text.id), told.text.hash);
      if (textFault) fault(textFault);
      const fileFault = told.type === 'fileAttached' ? faultOfFile(files.get(told.file), number, told) : null;
      if (fileFault) fault(fileFault);
    }
    prev = e.hash;
    v = e.v;
  }
  if (prev !== head) broken.push({ number, v, fault: 'headDiffers' });
  return broken;
}

async function contentsBrokenIn(
  { number, events }: StoredChain,
  files: ReadonlyMap<string, StoredFile>,
  contents: Contents,
): Promise<BrokenEvent[]> {
  const broken: BrokenEvent[] = [];
  for (const e of events) {
    const file = files.get(fileNamedBy(e) ?? '');
    const fault = file ? await faultOfContent(file, contents) : null;
    if (fault) broken.push({ number, v: e.v, fault });
  }
  return broken;
}

const columnsSayTheSame = (e: StoredEvent, told: CaseEvent): boolean =>
  e.v === told.v &&
  e.type === told.type &&
  e.at === told.at &&
  e.actor === (told.by?.id ?? null) &&
  e.role === (told.by?.role ?? null) &&
  e.unit === (told.by?.unit ?? null) &&
  e.action === (told.action ?? null) &&
  e.text_id === (told.text?.id ?? null);

function faultOfText(text: StoredText | undefined, hash: string): Fault | null {
  if (!text) return 'textMissing';
  if (text.hash !== hash) return 'textAltered';
  if (text.body === null) return text.masked ? null : 'textMissing';
  return text.salt !== null && textHash(text.salt, canonical(text.body)) === hash ? null : 'textAltered';
}

/** the hash that each case was left with */
async function headsOf(db: Knex, chains: readonly StoredChain[]): Promise<Map<string, string>> {
  const rows = await db<{ number: string; head: string }>('appeals')
    .whereIn(
      'number',
      chains.map((c) => c.number),
    )
    .select('number', 'head');
  return new Map(rows.map((r) => [r.number, r.head]));
}

async function textsOf(db: Knex, chains: readonly StoredChain[]): Promise<Map<string, StoredText>> {
  const ids = chains.flatMap((c) => c.events.flatMap((e) => e.text_id ?? []));
  const { rows } = await db.raw<{ rows: StoredText[] }>(
    'select id, hash, salt, body, masked_at is not null as masked from texts where id = any(?)',
    [ids],
  );
  return new Map(rows.map((r) => [r.id, r]));
}

async function casesWithoutLog(db: Knex, numbers: readonly string[] | undefined): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { number: string }[] }>(
    `select a.number from appeals a
      where not exists (select from events e where e.number = a.number) ${numbers ? 'and a.number = any(?)' : ''}
      order by a.number`,
    numbers ? [[...numbers]] : [],
  );
  return rows.map((r) => r.number);
}
