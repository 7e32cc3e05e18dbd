import { asIntake } from '../../api/public/register-online';
import { publicRegistrationInput } from '../../api/schemas/public-registration-input';
import { DANGER_WORDS, EMERGENCY_LINES, emergencyLinesIn } from '../../domain/loop/danger-words';
import { onlineChannel } from '../../domain/policy/channels';
import { loadPolicy } from '../../packs/load';

const NOW = Date.parse('2026-03-02T02:00:00Z');
const GIVEN = { title: '路灯不亮', message: '三天了。', place: '人民路', person: '物业', wish: '修好' };
const intakeIn = (pack: string, more: object = {}) =>
  asIntake(publicRegistrationInput.parse({ ...GIVEN, ...more }), {
    channel: 'website',
    policy: loadPolicy(pack),
    now: NOW,
  });

describe('the channel of what is written online (R-CHN-34)', () => {
  test.each([
    ['suzhou-anhui', 'website', 'website'],
    ['bengbu', 'cityPortal', 'wechat'],
    ['generic-definition', 'mobileApp', 'wechat'],
    ['chongqing', 'mayorMailbox', 'mayorMailbox'],
    ['generic-operating', 'website', 'wechat'],
    ['hangzhou', null, null],
  ])('%s: %s, in WeChat %s', (pack, browser, wechat) => {
    const policy = loadPolicy(pack);
    expect([onlineChannel(policy, 'browser'), onlineChannel(policy, 'wechat')]).toEqual([browser, wechat]);
  });
});

describe('what is written online becomes a record (R-REG-09)', () => {
  test('with the elements of the pack, each once', () => {
    expect(intakeIn('suzhou-anhui', { unknown: ['time'] }).elements).toEqual({
      time: { unknown: '网上提交时填写：不清楚' },
      place: { text: '人民路' },
      person: { text: '物业' },
      cause: { text: '路灯不亮' },
      course: { text: '三天了。' },
      result: { text: '修好' },
    });
  });

  test('and what the pack has no element for stands below what happened', () => {
    const { elements, message } = intakeIn('rehearsal');
    expect([elements, message]).toEqual([
      { place: { text: '人民路' }, content: { text: '三天了。\n人物：物业\n结果：修好' } },
      undefined,
    ]);
    expect(intakeIn('bengbu')).toMatchObject({
      elements: {},
      message: '三天了。\n地点：人民路\n人物：物业\n结果：修好',
    });
  });

  test('of somebody without a name is taken, and says so (Chongqing asks for one)', () => {
    expect(intakeIn('chongqing', { appellant: { contact: '13900000000' } }).elements).toMatchObject({
      callerName: { unknown: '网上提交时未留' },
      contactNumber: { text: '13900000000' },
      callTime: { text: '2026 年 3 月 2 日（周一）10:00' },
    });
  });

  test('keeps the identity of whoever reports a breach from the units (R-IDC-01)', () => {
    expect(intakeIn('rehearsal', { category: 'report' }).marks).toEqual({ confidential: true });
    expect(intakeIn('rehearsal').marks).toEqual({});
  });
});

describe('words of danger (R-EMG-08)', () => {
  test('name the lines that help, in any width and case', () => {
    expect(emergencyLinesIn('楼上着火了，有人受伤')).toEqual(['119', '120']);
    expect(emergencyLinesIn('A CAR CRASH, the driver is ＢＬＥＥＤＩＮＧ')).toEqual(['120', '122']);
    expect(emergencyLinesIn('路灯不亮')).toEqual([]);
  });

  test('are written as they are looked for', () => {
    for (const line of EMERGENCY_LINES)
      for (const word of DANGER_WORDS[line]) expect(emergencyLinesIn(word)).toContain(line);
  });
});
