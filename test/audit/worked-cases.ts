import { FEEDBACK, SUBMITTED } from '../house/feedback';
import { type ActOptions, type House, UNIT } from '../house/house';

const leader = { role: 'leaderInCharge', texts: FEEDBACK } as const;
const requirements = { texts: { requirements: '请补充依据。' } };
const A_MONTH_MS = 30 * 24 * 3_600_000;

/** A handful of cases that between them take every way through the loop, by people's actions. Answers their numbers. */
export async function workedCases(house: House): Promise<Record<'straight' | 'rework' | 'incomplete' | 'old', string>> {
  const did = async (number: string, link: string, input: unknown = {}, options: ActOptions = {}): Promise<void> => {
    const acted = await house.act(number, link, input, options);
    if ('refused' in acted) throw new Error(`${link} refused: ${JSON.stringify(acted.refused)}`);
  };

  const straight = await house.register();
  await did(straight, 'dispatch', { unit: UNIT, mode: 'transfer' }, { texts: { note: '请于期限内办理。' } });
  await did(straight, 'sign');
  await did(straight, 'recordContact', { method: 'telephone', reached: true });
  await did(straight, 'submitFeedback', SUBMITTED, leader);
  await did(straight, 'approveFeedback');
  await toTheArchive(house, straight, did);

  // no sign-off: rejected at once; then by a person, then approved
  const rework = await house.register({ category: 'help' });
  await did(rework, 'dispatch', { unit: UNIT, mode: 'transfer' });
  await did(rework, 'sign');
  await did(rework, 'submitFeedback', { ...SUBMITTED, replyMethod: undefined }, { texts: { directAnswer: '已办。' } });
  await did(rework, 'submitFeedback', SUBMITTED, leader);
  await did(rework, 'rejectFeedback', { missing: ['legalSource'] }, requirements);
  await did(rework, 'draftFeedback', {}, { texts: { ...FEEDBACK } });
  await did(rework, 'signOffFeedback', { draft: 1 }, { role: 'leaderInCharge' });
  await did(rework, 'submitFeedback', { ...SUBMITTED, draft: 1 }, { texts: { reply: '已重新办理。' } });
  await did(rework, 'approveFeedback');
  await did(rework, 'publish', {}, { texts: { title: '路灯', appeal: '路灯不亮。', answer: '已重新办理。' } });
  // sent back twice in a row: a person decides what the system proposed
  await did(rework, 'decideAccountability', { candidate: 1, upheld: false }, { texts: { reasons: '已当场说明。' } });
  await toTheArchive(house, rework, did);

  await house.registerAnswered();

  const declined = await house.register({ following: [] });
  await did(declined, 'notAccept', { reason: 'SZA-N7', told: true }, { texts: { explanation: '不属于政府职责。' } });

  const incomplete = await house.register({ elements: { time: { text: '昨日' } }, askForMissing: true, following: [] });
  await did(incomplete, 'supplyElements', {}, { texts: { place: '某路口' } });

  // brought in with its original time: what rang since stands in its log
  const old = await house.register({ receivedAt: (await house.now()) - A_MONTH_MS, asReceived: true });
  await did(old, 'dispatch', { unit: UNIT, mode: 'transfer' });
  await did(old, 'sign');
  return { straight, rework, incomplete, old };
}

async function toTheArchive(
  house: House,
  number: string,
  did: (number: string, link: string, input: unknown) => Promise<void>,
): Promise<void> {
  if ((await house.state(number)).phase === 'closed')
    await did(number, 'recordVisit', { method: 'telephone', reached: true, satisfaction: 'satisfied' });
}
