import type { CaseState, Unregistered } from '../../domain/loop/state';
import { type Watched, watchedOf } from '../../domain/loop/watched';
import { sqlInstant } from '../connect';

/** What one step changes on the board of supervision: rows as the database takes them. */
export interface BoardChange {
  watched: readonly Record<string, unknown>[];
  watchedNoMore: readonly Record<string, unknown>[];
}

export function boardChange(before: CaseState | Unregistered, after: CaseState): BoardChange {
  const { number, city } = after;
  const [was, is] = [watchedOf(before), watchedOf(after)];
  return {
    watched: is
      .filter((one) => !was.some((other) => isSame(one, other)))
      .map(({ of, unit, at, rung = null, owes = null }) => ({
        number,
        watched: of,
        city,
        unit,
        at: sqlInstant(at),
        rung,
        owes,
      })),
    watchedNoMore: was
      .filter((one) => !is.some((other) => other.of === one.of))
      .map(({ of }) => ({ number, watched: of })),
  };
}

const isSame = (one: Watched, other: Watched): boolean =>
  one.of === other.of &&
  one.unit === other.unit &&
  one.at === other.at &&
  one.rung === other.rung &&
  one.owes === other.owes;
