import { type Counting, type Limit } from '../limit/limit';
import { type FeedbackPart } from './answer-clauses';
import { CATEGORIES, type Category } from './category';
import { ids } from './clause';
import { type CountingParameters } from './counting-parameters';
import { type PlatformDefaults } from './platform-defaults';
import { platformLimit } from './platform-limits';
import { type Policy, type Stipulation } from './policy';
import { byDefault, statedAsLimit, stipulated } from './stipulating';

/*
 * What a policy stipulates, one question each. Null means that the pack is silent and nothing stands in for it: no timer,
 * no check, no refusal may come from there (R-SYS-06). What stands in is a marked reading or a platform default, and the
 * answer says so (R-SYS-05).
 */

/** How this city counts: the parameters that it confirmed, platform defaults for the rest (R-TIM-18, R-TIM-19). */
export function countingOf(policy: Policy): Counting {
  const { defaults } = policy;
  const confirmed = policy.pack.parameters;
  return {
    countDayOfReceipt: confirmed?.countDayOfReceipt ?? defaults.countDayOfReceipt,
    deadlineMoment: confirmed?.deadlineMoment ?? defaults.deadlineMoment,
    hourMode: confirmed?.hourMode ?? defaults.hourMode,
    officeHours: confirmed?.officeHours ?? defaults.officeHours,
    timezone: confirmed?.timezone ?? defaults.timezone,
  };
}

/**
 * The handling limit of a category (R-TIM-01 … R-TIM-08). Urgent and simple matters have the urgent rule's limit, whatever
 * their category (R-TIM-05). Null where neither the category nor a general limit is stated (R-TIM-17), and where the limit
 * runs only with a reply requested and `replyRequested` is false (R-TIM-08); left out, the mark is taken as given.
 */
export function handlingLimit(
  policy: Policy,
  category: Category,
  marks: { urgent: boolean; simple: boolean; replyRequested?: boolean },
): Stipulation<Limit> | null {
  const { urgentRule, timeLimits } = policy.pack;
  if (urgentRule?.scope.some((mark) => marks[mark])) {
    const urgent = statedAsLimit(urgentRule.limit, 'urgentRule');
    if (urgent) return { ...urgent, ...ambiguousAs(urgentRule.ambiguity) };
  }
  const name = timeLimits?.[category] ? category : 'default';
  const stated = timeLimits?.[name];
  if (stated?.onlyWhen === 'replyRequested' && marks.replyRequested === false) return null;
  return statedAsLimit(stated, `timeLimits.${name}`);
}

/**
 * The event from whose instant a clock runs (R-TIM-20): dispatch and signing where the pack does not say (AMB-03), receipt
 * by the hotline for statutory limits (AMB-43). 接收, 收到 and 签收 are read as one instant, the recorded signing (AMB-40).
 */
export function clockStart(
  policy: Policy,
  clock: 'handling' | 'sign' | 'return' | 'statutory',
): Stipulation<'received' | 'accepted' | 'dispatched' | 'signed'> {
  switch (clock) {
    case 'handling':
      return parameter(policy, 'handlingClockStart', 'R-TIM-20', 'AMB-03');
    case 'sign':
      return parameter(policy, 'signClockStart', 'R-TIM-20', 'AMB-03');
    case 'statutory':
      return parameter(policy, 'statutoryClockStart', 'R-TIM-20', 'AMB-43');
    case 'return': {
      const start = parameter(policy, 'returnClockStart', 'R-TIM-20', 'AMB-40');
      const stated = policy.pack.returnLimit;
      if (!stated?.from || start.provenance !== 'default') return start;
      const reading = { rule: stated.rule, text: stated.text, reading: true, ambiguity: 'AMB-40' };
      return stipulated(start.value, 'returnLimit.from', reading);
    }
  }
}

/** The limit of a statute, from receipt by the hotline; the earlier of it and the city's holds (R-LAW-01, R-LAW-06). */
export function statutoryLimit(policy: Policy, statute: string): Stipulation<Limit> | null {
  const law = policy.statutes.find((one) => one.id === statute);
  return statedAsLimit(law?.limit, `legalOverrides.${statute}`);
}

/** From acceptance to the work order (R-DSP-13). */
export function dispatchLimit(policy: Policy): Stipulation<Limit> | null {
  return statedAsLimit(policy.pack.dispatchLimit, 'dispatchLimit');
}

/** From the work order to the unit's signing (R-SGN-01); where it is silent no sign timer runs (R-SGN-05). */
export function signLimit(policy: Policy): Stipulation<Limit> | null {
  return statedAsLimit(policy.pack.signLimit, 'signLimit');
}

/** How long a unit may give a misrouted order back (R-RET-01, R-RET-06). */
export function returnLimit(policy: Policy): Stipulation<Limit> | null {
  return statedAsLimit(policy.pack.returnLimit, 'returnLimit');
}

/** From signing to the unit's first contact with the appellant (R-HDL-04, R-HDL-05); 及时 (R-HDL-01) is no number. */
export function contactLimit(policy: Policy, category: Category): Stipulation<Limit> | null {
  const stated = policy.pack.contactLimit;
  return (
    statedAsLimit(stated?.[category], `contactLimit.${category}`) ??
    statedAsLimit(stated?.transferOrders, 'contactLimit.transferOrders')
  );
}

/**
 * Limits after acceptance at which undispatched work is brought to the dispatcher and the supervisor. Null where the pack
 * states a dispatch limit of its own, whose ladder does that.
 */
export function undispatchedWatch(
  policy: Policy,
): Stipulation<{ remindDispatcher: Limit; tellSupervisor: Limit }> | null {
  return dispatchLimit(policy) ? null : waitingWatch(policy);
}

/** The same instants, for whatever else waits for the platform and has no number in any source (R-SYS-17). */
export function waitingWatch(policy: Policy): Stipulation<{ remindDispatcher: Limit; tellSupervisor: Limit }> {
  const { undispatched: stated } = policy.pack;
  if (!stated) return byDefault(policy.defaults.undispatched, 'undispatched', ['R-SYS-17']);
  const { remindDispatcher, tellSupervisor } = stated;
  return stipulated({ remindDispatcher, tellSupervisor }, 'undispatched', stated);
}

/**
 * When the supervisor hears of a handling for which the city has no limit: at the pack's bound on the whole (R-EXT-12), else
 * after the platform's. Nothing falls due then (R-SYS-06); no order lies for ever without anybody hearing of it.
 */
export function unlimitedHandlingWatch(policy: Policy): Stipulation<Limit> {
  return (
    statedAsLimit(policy.pack.maxTotal, 'maxTotal') ??
    byDefault(policy.defaults.unlimitedHandlingWatch, 'unlimitedHandlingWatch', ['R-SYS-17'])
  );
}

/** The limit after dispatch at whose end an unsigned order counts as received, so that nobody gains by not signing. */
export function unsignedCountsAsReceived(policy: Policy): Stipulation<Limit> | null {
  const stated = statedAsLimit(policy.pack.unsignedCountsAsReceived, 'unsignedCountsAsReceived');
  if (stated) return stated;
  const limit = policy.defaults.unsignedCountsAsReceived;
  return limit ? byDefault(limit, 'unsignedCountsAsReceived', ['R-SGN-06'], ['AMB-40']) : null;
}

/** Time to handle again after a rejection; the platform may set another one then (R-REJ-05, R-REJ-06, AMB-11). */
export function reworkLimit(policy: Policy): Stipulation<Limit> | null {
  return (
    statedAsLimit(policy.pack.rejectionRules?.limit, 'rejectionRules.limit') ??
    byDefault(policy.defaults.reworkLimit, 'reworkLimit', ['R-REJ-06'], ['AMB-11'])
  );
}

/** The platform's own time to review a feedback document (R-SYS-17). */
export function reviewLimit(policy: Policy): Stipulation<Limit> | null {
  return platformLimit(policy, 'reviewFeedback');
}

/** The platform's own time to make a return visit after closing (R-SYS-17). */
export function visitLimit(policy: Policy): Stipulation<Limit> | null {
  return platformLimit(policy, 'returnVisit');
}

/** From a report that an entry of the knowledge base is wrong or missing to its owner's answer (R-KNB-06); no source has a number. */
export function knowledgeReportLimit(policy: Policy): Stipulation<Limit> {
  return byDefault(policy.defaults.knowledgeReportLimit, 'knowledgeReportLimit', ['R-KNB-06']);
}

/** The share of closed appeals, 0 to 1, that are called back (R-VIS-01, R-VIS-10). */
export function visitSampleRate(policy: Policy): Stipulation<number> | null {
  const stated = policy.pack.returnVisit;
  if (stated && stated.rate !== null) return stipulated(stated.rate, 'returnVisit.rate', stated);
  return byDefault(policy.defaults.visitSampleRate, 'visitSampleRate', ['R-VIS-10']);
}

/** How often a return visit is tried before it counts as not reached. */
export function visitAttempts(policy: Policy): Stipulation<number> | null {
  return byDefault(policy.defaults.visitAttempts, 'visitAttempts', ['R-VIS-01']);
}

/** How many failed attempts meet a unit's duty to contact the appellant (R-HDL-12). */
export function contactAttempts(policy: Policy): Stipulation<number> | null {
  return byDefault(policy.defaults.contactAttempts, 'contactAttempts', ['R-HDL-12']);
}

/** The elements that a registration has to give, or to call unknown with a reason (R-REG-01, AMB-30); none where silent. */
export function registrationElements(policy: Policy): readonly string[] {
  return policy.pack.registrationFields ?? [];
}

/**
 * Grounds for declining an appeal: those listed, and what lies outside the hotline's stated scope (R-NAC-17). A silent pack has
 * none, and nothing may be declined.
 */
export function nonAcceptanceReasons(
  policy: Policy,
): readonly { code: string; text: string; rule: string; lines?: string[]; catchAll?: boolean }[] {
  const { nonAcceptanceReasons: listed, scope } = policy.pack;
  const reasons: NonNullable<typeof listed> = [...(listed ?? []), ...(scope ? [scope] : [])];
  return reasons.map(({ code, text, rule, lines, catchAll }) => ({
    code,
    text,
    rule: ids(rule).join(', '),
    ...(lines === undefined ? {} : { lines }),
    ...(catchAll === undefined ? {} : { catchAll }),
  }));
}

/** The categories that the city takes; a silent pack excludes none. */
export function acceptedCategories(policy: Policy): readonly Category[] {
  return policy.pack.categories ?? CATEGORIES;
}

/** The category offered in place of one that has no limit (AMB-09): staff choose, nothing is changed by itself. */
export function categoryFallback(policy: Policy, category: Category): Category | null {
  return policy.defaults.categoryFallback[policy.pack.id]?.[category] ?? null;
}

/**
 * What a feedback document has to hold, who signs it off, and what is rejected without exception (R-REP-02 … R-REP-07,
 * R-REJ-01). Null where the pack asks for no document.
 */
export function feedbackRequirements(policy: Policy): {
  mustContain: readonly FeedbackPart[];
  signOff: { normal: 'leaderInCharge' | null; important: 'principalLeader' | null };
  automaticRejection: readonly FeedbackPart[];
} | null {
  const document = policy.pack.replyRules?.feedbackDocument;
  if (!document) return null;
  return {
    mustContain: document.mustContain.map((part) => part.code),
    signOff: {
      normal: document.signOff.normal === null ? null : 'leaderInCharge',
      important: document.signOff.important === null ? null : 'principalLeader',
    },
    automaticRejection: (policy.pack.rejectionRules?.automatic ?? []).map((part) => part.code),
  };
}

/** Who tells the appellant the result (R-REP-01, R-REP-10 … R-REP-12); nobody is named where the pack is silent. */
export function repliesToAppellant(policy: Policy): readonly ('handlingUnit' | 'platform')[] {
  return (policy.pack.replyRules?.toAppellant ?? []).map((reply) => reply.by);
}

/** How many levels the network of units has (R-ORG-03); a default where the pack names none. */
export function levelsOf(policy: Policy): number {
  return policy.pack.levels?.count ?? policy.defaults.levels;
}

/**
 * The supervision ladder (R-SUP-23, AMB-34): the default one, with the lists and the single rungs that this city states in
 * their place (R-SUP-01).
 */
export function ladderOf(policy: Policy): Stipulation<PlatformDefaults['ladder']> {
  const { ladder } = policy.defaults;
  const stated = policy.pack.ladder;
  const ownRungs = [...(stated?.overrides ?? []), ...(ladder.overrides[policy.pack.id] ?? [])];
  const climbed = (rungs: PlatformDefaults['ladder']['shortLimits']) =>
    rungs.map((rung) => ({ ...rung, moment: ownRungs.find((own) => own.rung === rung.rung)?.moment ?? rung.moment }));
  const own = {
    ...ladder,
    workingDayLimits: climbed(stated?.workingDayLimits ?? ladder.workingDayLimits),
    shortLimits: climbed(stated?.shortLimits ?? ladder.shortLimits),
  };
  const rules = ownRungs.map((rung) => rung.rule);
  if (stated) return stipulated(own, 'ladder', { ...stated, rule: [...ids(stated.rule), ...rules] });
  return byDefault(own, 'ladder', ['R-SUP-23', ...rules], ['AMB-34']);
}

/** One counting parameter with its source: confirmed by the city, or a default. */
export function parameter<K extends keyof CountingParameters>(
  policy: Policy,
  name: K,
  rule: string,
  ambiguity: string,
): Stipulation<CountingParameters[K]> {
  const own = policy.pack.parameters?.[name];
  if (own !== undefined) return stipulated(own as CountingParameters[K], `parameters.${name}`, { rule, ambiguity });
  return byDefault(policy.defaults[name], name, [rule], [ambiguity]);
}

const ambiguousAs = (ambiguity: string | readonly string[] | undefined): { ambiguity?: readonly string[] } =>
  ambiguity === undefined ? {} : { ambiguity: ids(ambiguity) };
