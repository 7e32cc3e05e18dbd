import { deadlineCommand } from '../../cli/commands/deadline';
import { PlainFailure } from '../../cli/services/plain-failure';

let printed = '';

beforeEach(() => {
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());

function deadline(...options: string[]): void {
  deadlineCommand().parse(options, { from: 'user' });
}

/** The refusal of a call: its exit status and its sentences. */
function refusal(...options: string[]): PlainFailure {
  try {
    deadline(...options);
  } catch (error) {
    if (error instanceof PlainFailure) return error;
    throw error;
  }
  throw new Error(`not refused: ${printed}`);
}

const morning = ['--from', '2026-02-09T10:00:00+08:00'];

describe('huiying deadline', () => {
  it('prints due instant, explanation, sentences and rungs as JSON', () => {
    deadline('--pack', 'suzhou-anhui', '--category', 'complaint', ...morning, '--json');
    const told: unknown = JSON.parse(printed);
    expect(told).toMatchObject({
      dueAt: '2026-03-06T16:00:00.000Z',
      explanation: {
        from: 'dispatched',
        startAt: '2026-02-09T02:00:00.000Z',
        limit: '15 workingDays',
        rules: ['R-TIM-04'],
      },
      sentenceZh: expect.stringMatching(/^应于 2026 年 3 月 6 日（周五）24:00 前/),
      sentenceEn: expect.stringMatching(/^Closure and reply due by 24:00 on Friday 6 March 2026/),
    });
    expect(told).toHaveProperty('rungs.0', {
      rung: 'yellowCard',
      at: '2026-03-04T16:00:00.000Z',
      seenBy: ['whoOwes', 'leaderInCharge'],
    });
    expect(printed.endsWith('}\n')).toBe(true);
  });

  it('prints the same for people', () => {
    deadline('--category', 'complaint', ...morning);
    expect(printed).toMatch(
      /^2026-03-06T16:00:00.000Z\n应于 .*\nClosure and reply .*\n {2}2026-03-04T16:00:00.000Z {2}yellowCard/,
    );
  });

  it('takes another limit, urgent and simple matters', () => {
    deadline('--category', 'complaint', ...morning, '--limit', '2 hours', '--json');
    deadline('--category', 'opinion', ...morning, '--urgent', '--json');
    deadline('--category', 'opinion', ...morning, '--simple', '--json');
    const dueAt = printed
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { dueAt: string }).dueAt);
    expect(dueAt).toEqual(['2026-02-09T04:00:00.000Z', '2026-02-09T16:00:00.000Z', '2026-02-09T16:00:00.000Z']);
  });

  it.each([
    [
      '31 February',
      ['--category', 'help', '--from', '2026-02-31T10:00:00+08:00'],
      /2026-02-31T10:00:00\+08:00» is not an instant/,
    ],
    ['an instant without a zone', ['--category', 'help', '--from', '2026-02-13T10:00:00'], /with a time zone/],
    ['nonsense for an instant', ['--category', 'help', '--from', 'soon'], /«soon» is not an instant/],
    ['no instant', ['--category', 'help'], /Say with --from/],
    ['an unknown pack', ['--pack', 'suzhou', '--category', 'help', ...morning], /no pack «suzhou»; there are: an-city/],
    ['an unknown category', ['--category', 'wish', ...morning], /no category «wish»; there are: consultation/],
    [
      'an unknown category beside a limit',
      ['--category', 'wish', ...morning, '--limit', '2 hours'],
      /no category «wish»/,
    ],
    ['no category', morning, /Say the category/],
    [
      'a silent category with a fallback',
      ['--category', 'opinion', ...morning],
      /no limit for «opinion» \(R-TIM-17\).*«suggestion» is offered/,
    ],
    ['a silent category without one', ['--category', 'criticism', ...morning], /give one with --limit/],
    ['a limit that is none', ['--category', 'help', ...morning, '--limit', 'two days'], /«two days» is not a limit/],
    [
      'a day before the calendar',
      ['--category', 'help', '--from', '2003-12-31T15:59:59Z'],
      /calendar begins on 2004-01-01/,
    ],
  ])('refuses %s in a plain sentence, with exit status 2', (_what, options, words) => {
    const { exitStatus, english, chinese } = refusal(...options);
    expect(exitStatus).toBe(2);
    expect(english).toMatch(words);
    expect(chinese).toMatch(/[\u4e00-\u9fff]/);
    expect(printed).toBe('');
  });

  it('says that Chongqing’s limit needs a reply requested', () => {
    expect(refusal('--pack', 'chongqing', '--category', 'help', ...morning, '--no-reply-requested').english).toMatch(
      /no limit/,
    );
  });
});
