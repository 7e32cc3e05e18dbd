import type { Instant } from '../limit/instant';
import { loopSteps, type LoopStep } from '../policy/loop-steps';
import type { Policy } from '../policy/policy';
import type { CaseEvent, EventType } from './event';
import type { Role } from './role';

/** One link of the city's loop on one case: when it was first passed, UTC, and as what; null while it has not been. */
export interface PassedStep {
  step: LoopStep;
  /** the city's own name of it */
  name: string | null;
  at: Instant | null;
  /** the role of the person; null also where the platform did it by itself */
  role: Role | null;
  /** the account, as it stands in the log (R-SYS-03) */
  by: string | null;
}

const PASSES: Readonly<Record<LoopStep, readonly EventType[]>> = {
  acceptance: ['accepted'],
  dispatch: ['dispatched'],
  sign: ['signed'],
  handling: ['feedbackSubmitted', 'directlyHandled'],
  reply: ['replied', 'directlyAnswered', 'directlyHandled'],
  returnVisit: ['visited', 'visitAttempted'],
  supervision: ['supervised'],
  filing: ['archived'],
};

/** The links of the city's closed loop as a case passed them, with instant and person (R-GEN-07, R-GEN-08, R-SYS-03). */
export function passedSteps(policy: Policy, events: readonly CaseEvent[]): readonly PassedStep[] {
  return loopSteps(policy).map(({ step, name }) => {
    const passed = events.find((e) => PASSES[step].includes(e.type) || isSupervision(step, e));
    const by = passed?.by;
    return { step, name, at: passed?.at ?? null, role: by?.role ?? null, by: by?.id ?? null };
  });
}

/** the ladder's written supervision is one too, though no person issues it (R-SUP-01) */
const isSupervision = (step: LoopStep, e: CaseEvent): boolean =>
  step === 'supervision' && e.type === 'rang' && e.does === 'writtenSupervision';
