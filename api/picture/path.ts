import { linkNamed } from '../../domain/loop';
import type { CaseEvent } from '../../domain/loop/event';
import { evolve } from '../../domain/loop/evolve';
import { linkThatMade } from '../../domain/loop/made-by';
import type { Instant } from '../../domain/limit/instant';
import {
  type CaseState,
  liveOrders,
  type Stage,
  stageOf,
  UNREGISTERED,
  type Unregistered,
} from '../../domain/loop/state';
import { type LoopStep, loopSteps } from '../../domain/policy/loop-steps';
import type { Policy } from '../../domain/policy/policy';
import { BEGIN } from './drawing';
import type { OwnNames } from './bpmn';

/** An event with the link whose action made it, where one did by itself. */
export interface Made {
  event: CaseEvent;
  link: string | null;
}

/** Where a case has been in the picture of the loop, and where it is. */
export interface CasePath {
  /** ids of elements, each time it was reached, in order; instants are UTC */
  passed: readonly { id: string; at: Instant }[];
  /** where the appeal, or each of its work orders that is out, stands now */
  here: readonly Stage[];
}

/** The way of a case through the picture, from its log. An action that made several events was one step. */
export function pathOf(made: readonly Made[]): CasePath {
  const passed: { id: string; at: Instant }[] = [];
  let state: CaseState | Unregistered = UNREGISTERED;
  let action: string | undefined;
  for (const { event, link } of made) {
    const before = stagesIn(state);
    const goesOn = event.action !== undefined && event.action === action;
    state = evolve(state, event);
    action = event.action;
    const step = stepOf(event, link);
    const at = event.at;
    if (step !== null && !(goesOn && passed.some((p) => p.id === step))) passed.push({ id: step, at });
    for (const stage of stagesIn(state)) if (!before.includes(stage)) passed.push({ id: stage, at });
  }
  return { passed, here: stagesIn(state) };
}

/** the element that an event passes: the registration, a link, or what the clock did */
function stepOf(event: CaseEvent, link: string | null): string | null {
  if (event.type === 'registered') return BEGIN;
  return event.type === 'rang' ? event.does : linkThatMade(event.type, link);
}

/** each stage once; a lead that waits for its parts stands where it stands */
function stagesIn(s: CaseState | Unregistered): readonly Stage[] {
  if (s.phase === 'unregistered') return [];
  const orders = liveOrders(s);
  return orders.length === 0 ? [stageOf(s, null)] : [...new Set(orders.map((o) => stageOf(s, o)))];
}

/** the element of the picture that each link of a city's loop is */
const ELEMENT_OF: Readonly<Record<LoopStep, string>> = {
  acceptance: 'accept',
  dispatch: 'dispatch',
  sign: 'sign',
  handling: 'submitFeedback',
  reply: 'reply',
  returnVisit: 'recordVisit',
  supervision: 'supervise',
  filing: 'archived',
};

/** a city's own names of the elements of the picture (R-GEN-07, R-GEN-08), beside the words of the link they stand for */
export const namesIn = (policy: Policy): OwnNames =>
  Object.fromEntries(
    loopSteps(policy).flatMap(({ step, name }) => {
      if (name === null) return [];
      const id = ELEMENT_OF[step];
      const usual = linkNamed(id)?.zh;
      return [[id, usual === undefined || usual === name ? name : `${name}（${usual}）`]];
    }),
  );
