import type { Knex } from 'knex';
import type { CaseState } from '../domain/loop/state';
import type { Instant } from '../domain/limit/instant';
import { type FileView, filesOfAppeal } from './files';

/** An event as it stands in its chain. */
export interface ChainedEvent {
  v: number;
  format: number;
  recordedAt: Instant;
  /** the canonical text that was hashed */
  body: string;
  prev: string;
  hash: string;
}

/** A text with what proves it; without words and salt once it was masked. */
export interface KeptText {
  v: number;
  id: string;
  hash: string;
  salt: string | null;
  body: Record<string, string> | null;
}

/** All that is on record of one case, but for the contents of its files and who appeals. */
export interface CaseRecord {
  state: CaseState;
  events: readonly ChainedEvent[];
  texts: readonly KeptText[];
  files: readonly FileView[];
}

/** The whole record of a case as of one instant; null when the log has none of it. */
export async function caseRecord(db: Knex, number: string): Promise<CaseRecord | null> {
  return db.transaction(
    async (trx) => {
      const appeal = await trx<{ number: string; state: CaseState }>('appeals').where({ number }).first('state');
      if (!appeal) return null;
      const { rows: events } = await trx.raw<{ rows: ChainedEvent[] }>(
        `select v, format, recorded_at as "recordedAt", body, prev, hash from events where number = ? order by v`,
        [number],
      );
      const { rows: texts } = await trx.raw<{ rows: KeptText[] }>(
        `select e.v, x.id, x.hash, x.salt, x.body from events e join texts x on x.id = e.text_id where e.number = ? order by e.v`,
        [number],
      );
      return { state: appeal.state, events, texts, files: await filesOfAppeal(trx, number) };
    },
    { isolationLevel: 'repeatable read', readOnly: true },
  );
}
