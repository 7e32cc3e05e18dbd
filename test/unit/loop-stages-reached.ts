import { admit } from '../../domain/loop/gate';
import { type Action, leadsTo, type Link } from '../../domain/loop/link';
import { type CaseState, type Stage, stageOf } from '../../domain/loop/state';

/**
 * Where a step led: the stage of each work order that is new or stands elsewhere than before, and that of the appeal itself
 * when it went over to another. An order that is over stands nowhere.
 */
export function stagesReached(before: CaseState, after: CaseState): readonly Stage[] {
  const was = new Map(before.orders.map((o) => [o.no, o.status]));
  const orders = after.orders.flatMap((o) => (o.status === 'ended' || was.get(o.no) === o.status ? [] : [o.status]));
  const appeal = ofTheAppeal(after);
  return [...new Set([...orders, ...(appeal === null || appeal === ofTheAppeal(before) ? [] : [appeal])])];
}

/** null while work orders are out: then each of them stands somewhere */
const ofTheAppeal = (s: CaseState): Stage | null => (s.phase === 'handling' ? null : stageOf(s, null));

/** the stages that an action led to and that its link does not declare for the stage it was taken in */
export function undeclared(l: Link, a: Action, before: CaseState, after: CaseState): readonly Stage[] {
  const admitted = admit(before, l, a);
  const declared = 'refused' in admitted ? [] : leadsTo(l, stageOf(before, admitted.order));
  return stagesReached(before, after).filter((stage) => !declared.includes(stage));
}
