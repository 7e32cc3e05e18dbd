import { USUAL_MIX, type Way } from '../cli/drive/ways';
import { one } from '../cli/drive/plan';
import type { Role } from '../domain/loop/role';
import type { Chance } from './chance';
import { approved, handled, rejected, sent, signed, spoken, visited } from './handling-steps';

/** One step of an appeal's way: who takes it, and the link with its body. */
export interface Step {
  role: Role;
  unit?: string;
  link: string;
  /** null: there is nothing to act on, the step is left out */
  body: object | ((company: Company) => object | null);
  /** what has to come first is the clock's, or another appeal's: the step is tried so often */
  tries?: number;
}

/** What a way needs to know of the others. */
export interface Company {
  /** the number of an open appeal of the same matter, to be joined to */
  master: string | null;
}

/** A whole life: its registration and what people do with it, in order. */
export interface Life {
  way: Way;
  steps: readonly Step[];
  /** others are joined to it while it waits for its dispatch */
  isMaster: boolean;
}

const CATEGORIES = ['complaint', 'help', 'consultation', 'suggestion'] as const;
const ELEMENTS = ['place', 'content'];
const PATIENT = 15;

/** The registration of an invented appeal. `mark` stands in its title and tells it from every other. */
export const registration = (mark: string, way: Way, chance: Chance): Step => ({
  role: 'agent',
  link: 'register',
  body: {
    channel: 'phone',
    category: chance.oneOf(CATEGORIES),
    title: mark,
    message: '小区门口的路灯坏了三天，晚上出行不便。',
    elements: Object.fromEntries(ELEMENTS.map((element) => [element, { text: '来电人口述' }])),
    ...(way === 'notAccepted' ? {} : { following: { accept: {} } }),
  },
});

/** which way the next appeal goes: the usual mix of a drive */
export const wayFor = (chance: Chance): Way => one(chance.draw(), USUAL_MIX);

/**
 * What people do with an appeal after its registration, in order. One in four is left lying somewhere, so that whole ladders
 * ring; what the clock or another appeal has to do first is tried again and again.
 */
export function lifeOf(way: Way, units: readonly string[], chance: Chance): Life {
  const [unit = 'u2-1', other = unit] = chance.shuffled(units);
  const isMaster = way === 'merged' && chance.happens(40);
  const steps = isMaster ? straight(unit) : stepsOf(way, unit, other, chance);
  return {
    way,
    isMaster,
    steps: chance.happens(75) ? steps : steps.slice(0, Math.floor(chance.between(0, steps.length))),
  };
}

const by = (role: Role, link: string, body: Step['body'] = {}, more: Partial<Step> = {}): Step => ({
  role,
  link,
  body,
  ...more,
});

const dispatch = (unit: string): Step => by('dispatcher', 'dispatch', { unit });
const straight = (unit: string): Step[] => [dispatch(unit), ...handled(unit)];

function stepsOf(way: Way, unit: string, other: string, chance: Chance): readonly Step[] {
  switch (way) {
    case 'straight':
      return [dispatch(unit), ...besides(chance), ...handled(unit)];
    case 'directAnswer':
      return [by('agent', 'answerDirectly', { answer: '请到大厅二楼办理。' })];
    case 'directHandling':
      return [
        by('agent', 'handleDirectly', { unit, how: 'threeWayCall', settled: true, answer: '当场解决。' }),
        ...visited(),
      ];
    case 'referred':
      return [by('agent', 'referCaller', { where: '请向区县热线反映。' })];
    case 'notAccepted': {
      const declined = by('agent', 'notAccept', { reason: 'RH-N4', told: true, explanation: '不属于受理范围。' });
      const reopened = by('supervisor', 'reopenNonAcceptance', { reasons: '应予受理。' });
      return chance.happens(70) ? [declined] : [declined, reopened, by('agent', 'accept'), ...straight(unit)];
    }
    case 'returned':
      return [dispatch(unit), ...givenBack(unit, chance), ...afterReturn(unit, other, chance)];
    case 'extended': {
      const more = { length: 1, unit: 'minutes', told: true, reason: '需采购配件。', explanation: '已说明。' };
      const [sign, ...rest] = handled(unit);
      return [
        dispatch(unit),
        ...(sign ? [sign] : []),
        by('responsibleLeader', 'fileExtension', more, { unit }),
        ...rest,
      ];
    }
    case 'rejected':
      return [dispatch(unit), ...rejected(unit, chance.happens(40) ? 2 : 1)];
    case 'reworkedAfterVisit': {
      const decided = by('visitor', 'decideVisit', {
        then: chance.oneOf(['rework', 'supervise']),
        reasons: '问题仍在。',
      });
      const again = [...sent(unit, 2), approved, ...visited()];
      return [dispatch(unit), ...handled(unit, 'notSatisfied'), decided, ...again];
    }
    case 'merged': {
      const join = by('dispatcher', 'mergeInto', ({ master }) => (master === null ? null : { master }));
      const apart = [by('dispatcher', 'splitOff'), ...straight(unit)];
      const told = by('agent', 'reply', { method: 'telephone', reply: '已修好。' }, { tries: PATIENT });
      return [join, ...(chance.happens(25) ? apart : [told, ...visited()])];
    }
    case 'withdrawn': {
      const words = { words: '不需要再处理了。' };
      const asked = chance.happens(50) ? [by('appellant', 'askWithdrawal', words)] : [];
      return [...(chance.happens(50) ? [dispatch(unit)] : []), ...asked, by('agent', 'withdraw', words)];
    }
    case 'severalUnits':
      return ofSeveral(unit, other, chance);
    case 'overdue': {
      const [sign, ...rest] = handled(unit);
      const answer = by('handler', 'replyToSupervision', { no: 1, reply: '将立即办理。' }, { unit, tries: PATIENT });
      return [dispatch(unit), ...(sign ? [sign] : []), answer, decided, ...rest];
    }
    case 'instructed': {
      const laid = by('hotlineOffice', 'submitForInstruction', { proposedOpinion: '拟请领导批示。' });
      const instructed = by('municipalLeader', 'instruct', { lead: unit, instruction: '抓紧办理。' });
      return [laid, instructed, by('dispatcher', 'dispatch', {}), ...handled(unit)];
    }
    case 'followedUp':
      return [
        dispatch(unit),
        signed(unit),
        spoken(unit),
        ...sent(unit, 1, { outcome: 'explained', reviewOn: tomorrow(), plan: '列入下季度计划。' }),
        approved,
        ...visited(),
        by('reviewer', 'followUp', { then: 'close', finding: '计划已落实。' }),
      ];
    case 'emergency':
      return [
        by('agent', 'declareEmergency', { danger: '路面塌陷。' }),
        by('dispatcher', 'verifyEmergency', { confirmed: chance.happens(60), finding: '已核实。' }),
        ...straight(unit),
      ];
  }
}

const tomorrow = (): string => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

/** a candidate that the passing of the limit made */
const decided = by(
  'supervisor',
  'decideAccountability',
  { candidate: 1, upheld: true, reasons: '属实。' },
  { tries: PATIENT },
);

function besides(chance: Chance): Step[] {
  const said = [by('appellant', 'urge', {}), by('appellant', 'supplement', { words: '晚上最明显。' })];
  return said.filter(() => chance.happens(20));
}

/** given back before or after signing, by the handler with consent or by the leader himself */
function givenBack(unit: string, chance: Chance): Step[] {
  const reasons = { reasons: '不属于本单位。', basis: '职责分工方案第三条' };
  const first = chance.happens(50) ? [signed(unit)] : [];
  if (chance.happens(50)) return [...first, by('leaderInCharge', 'returnOrder', reasons, { unit })];
  return [
    ...first,
    by('handler', 'askConsent', { to: 'return' }, { unit }),
    by('leaderInCharge', 'consent', { to: 'return' }, { unit }),
    by('handler', 'returnOrder', reasons, { unit }),
  ];
}

function afterReturn(unit: string, other: string, chance: Chance): readonly Step[] {
  if (chance.happens(75)) return [by('reviewer', 'grantReturn'), ...straight(other)];
  return [by('reviewer', 'refuseReturn', { reasons: '属于贵单位。' }), ...handled(unit).slice(1)];
}

/** a lead and a co-handling unit, whose part may be sent back once */
function ofSeveral(unit: string, other: string, chance: Chance): readonly Step[] {
  if (unit === other) return straight(unit);
  const part = by('handler', 'submitPart', { order: 2, part: '已完成。' }, { unit: other });
  const back = [by('handler', 'sendBackPart', { order: 2, requirements: '请补充照片。' }, { unit }), part];
  const [sign, ...rest] = handled(unit);
  return [
    by('hotlineOffice', 'dispatch', { unit, coUnits: [{ unit: other }] }),
    ...(sign ? [sign] : []),
    by('handler', 'sign', { order: 2 }, { unit: other }),
    part,
    ...(chance.happens(30) ? back : []),
    by('handler', 'acceptPart', { order: 2 }, { unit }),
    ...rest,
  ];
}
