import { workingCalendar } from '../../domain/calendar/working-calendar';
import { type Explanation, explain, sentence } from '../../domain/limit/explanation';
import { dueAfter, type Limit } from '../../domain/limit/limit';
import { type Policy, type Stipulation } from '../../domain/policy/policy';
import { countingOf, handlingLimit, reworkLimit, statutoryLimit } from '../../domain/policy/stipulations';
import { loadCalendar, loadPolicy } from '../../packs/load';

const calendar = workingCalendar(loadCalendar());
const suzhou = loadPolicy('suzhou-anhui');
const plain = { urgent: false, simple: false };

function told(policy: Policy, from: string, start: string, limit: Stipulation<Limit> | null, statute?: string) {
  if (!limit) throw new Error('silent');
  const startAt = Date.parse(`${start}+08:00`);
  const due = dueAfter(startAt, limit.value, countingOf(policy), calendar);
  const law = statute === undefined ? {} : { statute };
  const explanation = explain({ from, startAt, limit, due, policy, calendar, ...law });
  return {
    explanation,
    zh: sentence(explanation, due.at, 'zh', 'Asia/Shanghai'),
    en: sentence(explanation, due.at, 'en', 'Asia/Shanghai'),
  };
}

describe('why something is due when it is', () => {
  it('names event, limit, clause, rule, versions and the days that did not count, as runs', () => {
    const { explanation, zh, en } = told(
      suzhou,
      'dispatched',
      '2026-02-09T10:00:00',
      handlingLimit(suzhou, 'complaint', plain),
    );
    expect(explanation).toEqual<Explanation>({
      from: 'dispatched',
      startAt: Date.parse('2026-02-09T02:00:00Z'),
      limit: '15 workingDays',
      clause: 'timeLimits.complaint',
      rules: ['R-TIM-04'],
      provenance: 'city',
      policyVersion: 1,
      calendarVersion: 1,
      skipped: [
        { date: '2026-02-15', kind: 'holiday', name: '春节', through: '2026-02-23' },
        { date: '2026-03-01', kind: 'weekend' },
      ],
      provisional: false,
    });
    expect(zh).toBe(
      '应于 2026 年 3 月 6 日（周五）24:00 前办结并答复：自 2026 年 2 月 9 日（周一）10:00 派单起 15 个工作日' +
        '（timeLimits.complaint，R-TIM-04）；不计 2 月 15 日至 23 日（春节）、3 月 1 日（周末）。',
    );
    expect(en).toBe(
      'Closure and reply due by 24:00 on Friday 6 March 2026: 15 working days from dispatch at 10:00 on Monday 9 February 2026 ' +
        '(timeLimits.complaint, R-TIM-04). Not counted: 15 to 23 February (Spring Festival), 1 March (weekend).',
    );
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });

  it('says that a default is not the city’s rule (R-SYS-05)', () => {
    const { zh, en } = told(suzhou, 'feedbackRejected', '2026-03-02T10:00:30', reworkLimit(suzhou));
    expect(zh).toContain(
      '10:00:30 退单起 3 个工作日（platformDefaults.reworkLimit，R-REJ-06，平台默认值，非本市规定）',
    );
    expect(en).toContain("(platformDefaults.reworkLimit, R-REJ-06, default, not the city's rule)");
  });

  it('says that a reading rests on unclear words (S-31)', () => {
    const anCity = loadPolicy('an-city');
    const { explanation, zh, en } = told(
      anCity,
      'dispatched',
      '2026-09-24T10:00:00',
      handlingLimit(anCity, 'consultation', plain),
    );
    expect(explanation).toMatchObject({ provenance: 'reading', ambiguity: ['AMB-05'] });
    expect(zh).toContain('对原文的理解 AMB-05');
    expect(en).toContain('our reading of unclear words, AMB-05');
  });

  it('cites the law where a statute sets the limit (R-LAW-09)', () => {
    const law = 'LAW-CONSUMER-46';
    const { zh, en } = told(suzhou, 'received', '2026-02-11T10:00:00', statutoryLimit(suzhou, law), law);
    expect(zh).toContain('接收起 7 个工作日（legalOverrides.LAW-CONSUMER-46，R-LAW-01，法定时限 LAW-CONSUMER-46）');
    expect(en).toContain('set by law, LAW-CONSUMER-46');
  });

  it('says that a date over unannounced days is provisional (R-SYS-18)', () => {
    const { zh, en } = told(suzhou, 'dispatched', '2026-12-28T10:00:00', handlingLimit(suzhou, 'consultation', plain));
    expect(zh).toContain('暂定：所涉日期的放假安排尚未公布，公布后重算');
    expect(en).toContain('Provisional:');
  });

  it('speaks of the same day, of hours, and of more weekends than anyone reads', () => {
    const same = told(
      suzhou,
      'dispatched',
      '2026-10-03T14:00:00',
      handlingLimit(suzhou, 'help', { urgent: true, simple: false }),
    );
    expect(same.zh).toContain(
      '应于 2026 年 10 月 3 日（周六）24:00 前答复：自 2026 年 10 月 3 日（周六）14:00 派单起当天',
    );
    expect(same.en).toContain('the day of dispatch at 14:00 on Saturday 3 October 2026');
    const given = (value: number, unit: Limit['unit']): Stipulation<Limit> => ({
      value: { value, unit },
      provenance: 'default',
      clause: '--limit',
      rules: [],
    });
    expect(told(suzhou, 'unheardOf', '2026-03-02T10:00:00', given(1, 'hours')).en).toBe(
      'Completion due by 11:00 on Monday 2 March 2026: 1 hour from unheardOf at 10:00 on Monday 2 March 2026 (--limit).',
    );
    const long = told(suzhou, 'dispatched', '2026-09-21T10:00:00', given(40, 'workingDays'));
    expect(long.zh).toContain('不计 9 月 25 日至 27 日（中秋）、10 月 1 日至 7 日（国庆节）、13 个周末休息日。');
    expect(long.en).toContain('13 days of weekends.');
  });
});
