import { type City, DOCUMENT, UNIT } from './city';
import { type Bundle, bundleIn } from './bundle';
import { scenarios } from './scenario';

const scenario = scenarios();

const bundleOf = async (city: City, number: string): Promise<Bundle> => bundleIn(await city.bundle(number));

/** codes of the pack's archive items, and whether the bundle holds them */
const heldIn = (bundle: Bundle): Record<string, boolean> => {
  const held: Record<string, boolean> = {};
  for (const item of bundle.manifest.items) held[item.code] = item.held || held[item.code] === true;
  return held;
};

/** instructed by a leader, handled, answered, visited: archived */
async function archived(city: City, number: string): Promise<void> {
  const lead = { role: 'municipalLeader', texts: { instruction: '请抓紧办理。' } } as const;
  const opinion = { proposedOpinion: '建议由住建局办理。' };
  await city.act(number, 'submitForInstruction', {}, { role: 'hotlineOffice', texts: opinion });
  await city.act(number, 'instruct', { lead: UNIT }, lead);
  await city.act(number, 'dispatch', { unit: UNIT, mode: 'transfer' }, { role: 'dispatcher' });
  await city.act(number, 'sign', {}, { role: 'handler' });
  await city.feedback(number);
  await city.act(number, 'approveFeedback');
  const happy = { method: 'telephone', reached: true, satisfaction: 'satisfied' };
  await city.act(number, 'recordVisit', happy, { role: 'visitor' });
  expect((await city.page(number)).stage).toBe('archived');
}

scenario('S-55', 'suzhou-anhui', 'Archive bundle [SA-12]', async (city) => {
  await city.at('2026-03-02 10:00');
  const number = await city.register({ category: 'complaint' });
  for (const [kind, name] of [
    ['recording', 'call.wav'],
    ['report', 'briefing.txt'],
    ['other', 'photo.txt'],
  ] as const)
    expect((await city.attach(number, kind, name)).status).toBe(201);
  expect((await city.attach(number, 'meetingMaterial', 'minutes.txt')).body.code).toBe('fileKindNotInPack');
  await archived(city, number);

  const bundle = await bundleOf(city, number);
  expect(bundle.manifest.items).toHaveLength(8);
  expect(heldIn(bundle)).toEqual({
    recording: true,
    paper: true,
    instruction: true,
    feedbackDocument: true,
    report: true,
    other: true,
  });
  const written = JSON.stringify(bundle.texts);
  for (const words of ['路灯不亮', '请抓紧办理。', '建议由住建局办理。', DOCUMENT['directAnswer']])
    expect(written).toContain(words);
  expect(bundle.orders).toMatchObject([{ order: 1, unit: UNIT }]);

  const late = await city.attach(number, 'attachment', 'late.txt');
  expect([late.status, late.body.code, late.body.rule]).toEqual([409, 'appealArchived', 'R-ARC-06']);
  expect(bundle.manifest.retention).toBeNull();
  await city.past('2027-12-31 24:00');
  expect((await bundleOf(city, number)).bytes.equals(bundle.bytes)).toBe(true);
});

scenario('S-55', 'chongqing', 'Archive bundle [CQ-17]', async (city) => {
  await city.at('2026-03-02 10:00');
  const number = await city.register({ category: 'help', marks: { replyRequested: true } });
  for (const [kind, name] of [
    ['telephoneRecord', 'call.wav'],
    ['meetingMaterial', 'minutes.txt'],
  ] as const)
    expect((await city.attach(number, kind, name)).status).toBe(201);
  await archived(city, number);

  const bundle = await bundleOf(city, number);
  expect(heldIn(bundle)).toMatchObject({
    telephoneRecord: true,
    meetingMaterial: true,
    assignedReplyRecord: true,
    instruction: true,
  });
  expect(bundle.files).toEqual(['content of call.wav', 'content of minutes.txt']);
  await city.past('2027-12-31 24:00');
  expect((await bundleOf(city, number)).bytes.equals(bundle.bytes)).toBe(true);
});
