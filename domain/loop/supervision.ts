import type { FactOf } from './event';
import type { SupervisionMode } from './facts/oversight';
import { type CaseState, OPEN, type Stage, type Supervision } from './state';

/** A record of supervision, numbered within the case; the numbers are never used again (R-SUP-01, R-SUP-24). */
export const supervision = (
  s: CaseState,
  of: {
    mode: SupervisionMode;
    unit?: string | undefined;
    order?: number | undefined;
    automatic?: true;
    /** calendar days for the answer, set by a person */
    days?: number | undefined;
  },
): FactOf<'supervised'> => ({
  type: 'supervised',
  no: (s.supervisions?.length ?? 0) + 1,
  mode: of.mode,
  ...(of.unit === undefined ? {} : { unit: of.unit }),
  ...(of.order === undefined ? {} : { order: of.order }),
  ...(of.automatic ? { automatic: true as const } : {}),
  ...(of.days === undefined ? {} : { days: of.days }),
});

/** Where a notice can wait for its answer: a unit has, or had, the matter. */
export const WITH_NOTICES: readonly Stage[] = [
  ...OPEN.filter((stage) => stage !== 'received' && stage !== 'incomplete'),
  'closed',
];

/** The notices to which a unit still owes an answer: an answer that is just being recorded is owed no more. */
export const openNotices = (s: CaseState): readonly Supervision[] =>
  (s.supervisions ?? []).filter((one) => !one.answered && s.owed.some((o) => o.id === one.asks));
