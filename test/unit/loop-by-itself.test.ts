import type { CaseEvent } from '../../domain/loop/event';
import { evolve } from '../../domain/loop/evolve';
import { type CaseState, liveOrders, type Stage, stageOf, STAGES, UNREGISTERED } from '../../domain/loop/state';
import { BY_ITSELF } from '../../domain/obligation/by-itself';
import type { AlarmName } from '../../domain/obligation/obligation';
import { BY_LEADER, Given, on, rulesOf, SUBMITTED, UNIT } from './loop-given';
import { standingIn } from './loop-standing';
import { stagesReached } from './loop-stages-reached';

/** what the clock made of a case that nobody touched: what rang, in which stage, and where each event of the clock led */
interface Rung {
  does: AlarmName | null;
  during: Stage;
  reached: readonly Stage[];
}

function leftAlone(given: Given): Rung[] {
  const after = given.whenNobodyActsUntil(on('2027-06-01T09:00'));
  let state = given.events.reduce(evolve, UNREGISTERED) as CaseState;
  return after.made.map((e) => {
    const before = state;
    state = evolve(before, e);
    const order = 'order' in e ? e.order : undefined;
    const during = stageOf(before, liveOrders(before).find((o) => o.no === order) ?? null);
    return { does: doneBy(e), during, reached: stagesReached(before, state) };
  });
}

/** null: it follows from the event before */
function doneBy(e: CaseEvent): AlarmName | null {
  switch (e.type) {
    case 'rang':
      return e.does;
    case 'countedAsReceived':
      return 'countAsReceived';
    case 'deemedAccepted':
      return 'deemAccepted';
    case 'reopenWindowEnded':
      return 'endReopenWindow';
    default:
      return null;
  }
}

const PACKS = ['suzhou-anhui', 'an-city', 'chongqing', 'rehearsal'];
const stands = (pack: string, stage: Stage): boolean =>
  !(stage === 'incomplete' && pack !== 'suzhou-anhui') && !(stage === 'submitted' && pack === 'an-city');
const cases = PACKS.flatMap((pack) =>
  STAGES.filter((stage) => stands(pack, stage)).map((stage) => standingIn(stage, rulesOf(pack))),
);
/** closed, and not drawn for a return visit: nobody has anything to do any more */
const undrawn = Given.registered(rulesOf('suzhou-anhui'), { draw: 9_999 })
  .did('accept')
  .did('dispatch', { unit: UNIT, mode: 'transfer' })
  .did('sign')
  .did('submitFeedback', SUBMITTED, BY_LEADER)
  .did('approveFeedback');
const rung = [...cases, undrawn].flatMap(leftAlone);

describe('what the clock does by itself', () => {
  it('happens in the stages that are declared for it, and all of it happens', () => {
    for (const { does, during } of rung)
      if (does) expect([does, during, BY_ITSELF[does].during.includes(during)]).toEqual([does, during, true]);
    const seen = new Set(rung.map(({ does }) => does));
    expect((Object.keys(BY_ITSELF) as AlarmName[]).filter((does) => !seen.has(does))).toEqual([]);
  });

  it('leads to no stage but those declared', () => {
    const declared = Object.values(BY_ITSELF).flatMap(({ to }) => to);
    const own = rung.flatMap(({ does, reached }) =>
      reached.filter((s) => !(does ? BY_ITSELF[does].to : declared).includes(s)),
    );
    expect(own).toEqual([]);
    expect(new Set(rung.flatMap(({ reached }) => reached))).toEqual(new Set(declared));
  });
});
