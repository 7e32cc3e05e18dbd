import type { Category } from '../../domain/policy/category';
import { isProcessedBy, processingModes } from '../../domain/policy/processing-forms';
import { acceptedCategories, handlingLimit, repliesToAppellant } from '../../domain/policy/stipulations';
import type { Policy } from '../../domain/policy/policy';
import { channelsAllow } from './channel';
import { type City, SECOND, UNIT } from '../scenarios/city';

const DISPATCHER = { role: 'dispatcher' } as const;
const OFFICE = { role: 'hotlineOffice' } as const;
const PLAIN = { urgent: false, simple: false };

/** a category that the pack takes, and limits where it limits any */
function categoryOf(policy: Policy): Category {
  const accepted = acceptedCategories(policy);
  return accepted.find((one) => handlingLimit(policy, one, PLAIN)) ?? accepted[0] ?? 'help';
}

/** an appeal that came by this pack's first channel, taken on */
export const takenOn = (city: City, given: Record<string, unknown> = {}): Promise<string> =>
  city.register({ category: categoryOf(city.policy), channel: channelsAllow(city.policy), ...given });

/** signed, answered by whoever replies in this city, approved, asked, and archived */
export async function toTheArchive(city: City, number: string, unit = UNIT): Promise<void> {
  await city.act(number, 'sign', {}, { role: 'handler', unit });
  await answered(city, number, unit);
}

/** a signed order: feedback, the reply, the review, the appellant's word; then the archive */
export async function answered(city: City, number: string, unit = UNIT): Promise<void> {
  const sides = repliesToAppellant(city.policy);
  if (sides.length === 0 || sides.includes('handlingUnit')) await city.feedback(number, { unit });
  else {
    await city.silentFeedback(number, { unit });
    await city.act(number, 'reply', { method: 'telephone' }, { role: 'agent', texts: { reply: '已修复。' } });
  }
  await city.act(number, 'approveFeedback', {}, { role: 'reviewer' });
  await heard(city, number);
}

/** the appellant is satisfied; nothing is left to do on the appeal */
async function heard(city: City, number: string): Promise<void> {
  const { phase } = await city.state(number);
  if (phase === 'archived') return;
  await city.act(
    number,
    'recordVisit',
    { method: 'telephone', reached: true, satisfaction: 'satisfied' },
    { role: 'visitor' },
  );
}

type Way = (city: City) => Promise<string>;

/** each mode that a pack can name: one appeal taken through it; answers its number */
export const WAYS: Readonly<Record<string, Way>> = {
  directAnswer: async (city) => {
    const number = await takenOn(city);
    await city.act(number, 'answerDirectly', {}, { role: 'agent', texts: { answer: '请到二楼窗口办理。' } });
    return number;
  },
  referCaller: async (city) => {
    const number = await takenOn(city);
    await city.act(number, 'referCaller', {}, { role: 'agent', texts: { where: '请向区县热线反映。' } });
    return number;
  },
  directHandling: async (city) => {
    const number = await takenOn(city);
    const call = { unit: UNIT, how: 'telephone', settled: true };
    await city.act(number, 'handleDirectly', call, { role: 'agent', texts: { answer: '已当场答复。' } });
    await heard(city, number);
    return number;
  },
  transfer: async (city) => {
    const number = await takenOn(city);
    await city.act(number, 'dispatch', { mode: 'transfer', unit: UNIT, callerTold: 'telephone' }, DISPATCHER);
    await toTheArchive(city, number);
    return number;
  },
  paperAssignment: async (city) => {
    const number = await takenOn(city);
    await city.act(number, 'dispatch', { mode: 'paperAssignment', unit: UNIT }, DISPATCHER);
    await city.act(number, 'sign', {}, { role: 'handler' });
    await city.silentFeedback(number);
    const reply = { role: 'handler', texts: { reply: '书面答复。' } } as const;
    await city.act(number, 'reply', { method: 'letter' }, reply);
    await city.act(number, 'approveFeedback', {}, { role: 'reviewer' });
    await heard(city, number);
    return number;
  },
  leaderInstruction: async (city) => {
    const number = await takenOn(city);
    await city.act(number, 'submitForInstruction', {}, { ...OFFICE, texts: { proposedOpinion: '建议由该局牵头。' } });
    await city.act(number, 'instruct', { lead: UNIT }, { role: 'municipalLeader', texts: { instruction: '同意。' } });
    await city.act(number, 'dispatch', { mode: 'transfer', callerTold: 'telephone' }, OFFICE);
    await toTheArchive(city, number);
    return number;
  },
  leadAndCo: async (city) => {
    const number = await takenOn(city);
    const parts = { mode: 'transfer', unit: UNIT, coUnits: [{ unit: SECOND }], callerTold: 'telephone' };
    await city.act(number, 'dispatch', parts, OFFICE);
    await city.act(number, 'sign', {}, { role: 'handler', unit: UNIT });
    await city.act(number, 'sign', {}, { role: 'handler', unit: SECOND });
    await city.act(number, 'submitPart', { order: 2 }, { role: 'handler', unit: SECOND, texts: { part: '已办理。' } });
    await answered(city, number);
    return number;
  },
  governmentDesignates: async (city) => {
    const number = await takenOn(city);
    await city.act(number, 'submitForDesignation', {}, { ...OFFICE, texts: { reasons: '职责交叉。' } });
    await city.act(number, 'designate', { unit: UNIT }, { role: 'government', texts: { reasons: '按三定方案。' } });
    await city.act(number, 'dispatch', { mode: 'transfer' }, OFFICE);
    await toTheArchive(city, number);
    return number;
  },
  majorEmergency: async (city) => {
    const number = await takenOn(city);
    await city.act(number, 'declareEmergency', {}, { role: 'agent', texts: { danger: '燃气泄漏。' } });
    await city.act(
      number,
      'verifyEmergency',
      { confirmed: true },
      { role: 'dispatcher', texts: { finding: '属实。' } },
    );
    await city.act(number, 'dispatch', { mode: 'transfer', unit: UNIT, callerTold: 'telephone' }, DISPATCHER);
    await toTheArchive(city, number);
    return number;
  },
  partnerTransfer: async (city) => {
    const number = await takenOn(city);
    await city.act(number, 'transferToPartner', { line: '110' }, { role: 'agent', texts: { note: '有人打架。' } });
    return number;
  },
  unifiedCirculation: (city) => throughLevels(city, 3),
};

/** dispatched, assigned on to the deepest of so many levels, and back up from there; answers the number */
export async function throughLevels(city: City, levels: number): Promise<string> {
  const units = [UNIT, 'u3-1-1', 'u4-1-1-1'].slice(0, levels - 1);
  const number = await takenOn(city);
  for (const [i, unit] of units.entries()) {
    const above = units[i - 1];
    if (above === undefined) await city.act(number, 'dispatch', { mode: 'transfer', unit }, DISPATCHER);
    else await city.act(number, 'assignOrder', { order: i, unit }, { role: 'handler', unit: above });
    await city.act(number, 'sign', { order: i + 1 }, { role: 'handler', unit });
  }
  for (let i = units.length - 1; i > 0; i--) {
    const texts = { part: '本级已办理。' };
    await city.act(number, 'submitPart', { order: i + 1 }, { role: 'handler', unit: units[i] ?? '', texts });
    await city.act(number, 'acceptPart', { order: i + 1 }, { role: 'handler', unit: units[i - 1] ?? '' });
  }
  await answered(city, number);
  return number;
}

/** the modes that a pack names, and the plain course where it names no way of sending orders out */
export function modesOf(policy: Policy): readonly string[] {
  const named = processingModes(policy);
  const sends = named.some((mode) => ['transfer', 'paperAssignment', 'unifiedCirculation'].includes(mode));
  const plain =
    named.length === 0 && isProcessedBy(policy, 'directAnswer') ? ['directAnswer', 'transfer'] : ['transfer'];
  return sends ? named : [...named, ...plain.filter((mode) => !named.includes(mode))];
}
