import type { Knex } from 'knex';
import type { Rules } from '../domain/loop/link';
import type { Rebase } from '../domain/loop/links/recompute-limits';
import type { CaseState } from '../domain/loop/state';
import { leadOrder } from '../domain/loop/state';
import type { Instant } from '../domain/limit/instant';
import { isReached, limitsAgain, type Reach } from '../domain/obligation/limits-again';
import { recordedWhys } from './explanations';

const PAGE = 500;
/** moved due instants that are named one by one; of all others the number */
const NAMED = 200;

/** One due instant that would move; instants in UTC, null where nothing falls due. */
export interface WouldMove {
  number: string;
  category: string | null;
  unit: string | null;
  dueWas: Instant | null;
  dueIs: Instant | null;
}

/** What a re-base of the open appeals would do (R-SYS-19); `atOnce` would have ended, and get until the next working day's end. */
export interface RebasePreview {
  open: number;
  reached: number;
  moved: number;
  earlier: number;
  later: number;
  /** nothing would fall due any more, or something would for the first time */
  other: number;
  atOnce: number;
  byCategory: Record<string, number>;
  byUnit: Record<string, number>;
  first: WouldMove[];
}

/**
 * What `rules` (of a version, or of a draft that is none yet) would do to every open appeal of the city at `at`, by the very function
 * that carries it out. Reads page by page; nothing is written.
 */
export async function previewRebase(
  db: Knex,
  asked: { city: string; rules: Rules; rebase: Rebase; at: Instant } & Reach,
): Promise<RebasePreview> {
  const { city, rules, rebase, at } = asked;
  const preview: RebasePreview = {
    open: 0,
    reached: 0,
    moved: 0,
    earlier: 0,
    later: 0,
    other: 0,
    atOnce: 0,
    byCategory: {},
    byUnit: {},
    first: [],
  };
  for await (const { state, why } of openCases(db, city)) {
    preview.open += 1;
    if (state.policyVersion >= rules.policy.version || !isReached(state, asked)) continue;
    preview.reached += 1;
    const { moved, owed } = limitsAgain(state, { cause: 'policy', rebase, asOf: at }, at, { ...rules, why });
    for (const { dueWas, dueIs, is } of moved) {
      if (!is.startsWith('handle-')) continue;
      const unit = leadOrder(state)?.unit ?? null;
      preview.moved += 1;
      if (dueWas === null || dueIs === null) preview.other += 1;
      else if (dueIs < dueWas) preview.earlier += 1;
      else preview.later += 1;
      if (owed.opened?.find((o) => o.id === is)?.why.again?.grace) preview.atOnce += 1;
      preview.byCategory[state.category ?? ''] = (preview.byCategory[state.category ?? ''] ?? 0) + 1;
      preview.byUnit[unit ?? ''] = (preview.byUnit[unit ?? ''] ?? 0) + 1;
      if (preview.first.length < NAMED)
        preview.first.push({ number: state.number, category: state.category, unit, dueWas, dueIs });
    }
  }
  return preview;
}

/** every open appeal of a city, with why everything is due when it is */
async function* openCases(db: Knex, city: string) {
  for (let after = ''; ;) {
    const { rows } = await db.raw<{ rows: { state: CaseState }[] }>(
      `select state from appeals where number > ? and phase not in ('closed', 'archived') and city = ? order by number limit ?`,
      [after, city, PAGE],
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.state.number;
    const whys = await recordedWhys(
      db,
      rows.map((r) => r.state.number),
    );
    for (const { state } of rows) yield { state, why: whys.get(state.number) ?? new Map<string, never>() };
  }
}
