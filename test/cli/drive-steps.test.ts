import { type Plan, planFor } from '../../cli/drive/plan';
import { inventedAppeal } from '../../cli/drive/registering';
import { insteadOf, type Known, stepsFor } from '../../cli/drive/steps';
import { Tally } from '../../cli/drive/tally';
import type { Appeal, Order, Task } from '../../cli/drive/views';
import { registrationInput } from '../../api/schemas/registration-input';

const PLAIN: Plan = {
  intake: 'accept',
  routing: 'dispatch',
  unit: 1,
  unansweredCalls: 0,
  signOff: 'draft',
  outcome: 'solved',
  reply: 'withFeedback',
  reviewerRejects: false,
  unansweredVisits: 0,
  satisfaction: 'satisfied',
};
const CUSTOM = {
  categories: ['consultation', 'complaint'],
  elements: ['time', 'place'],
  channels: ['phone'],
  nonAcceptanceReasons: ['N1'],
  enoughCalls: 3,
};
const known = (plan: Partial<Plan> = {}, more: Partial<Known> = {}): Known => ({
  plan: { ...PLAIN, ...plan },
  custom: CUSTOM,
  units: ['u2-1', 'u2-2'],
  ...more,
});
const ORDER: Order = {
  no: 1,
  unit: { id: 'u2-2' },
  contacted: false,
  failedContacts: 0,
  replied: false,
  rejections: 0,
  draft: null,
};
const appealWith = (order: Partial<Order> = {}, more: Partial<Appeal> = {}): Appeal => ({
  number: '1',
  version: 3,
  stage: 'signed',
  category: 'complaint',
  marks: {},
  missing: [],
  outcome: null,
  orders: [{ ...ORDER, ...order }],
  ...more,
});
const taskFor = (link: string, order: number | null = null): Task => ({
  number: '1',
  link,
  order,
  role: 'x',
  unit: null,
  version: 3,
});

/** the links of the steps, or why there are none */
const links = (link: string, plan: Partial<Plan> = {}, order: Partial<Order> = {}, more: Partial<Appeal> = {}) => {
  const steps = stepsFor(taskFor(link, 1), appealWith(order, more), known(plan));
  return Array.isArray(steps) ? steps.map((s: { link: string }) => s.link) : steps;
};

describe('the plan of an appeal', () => {
  it('is decided by the seed and the number alone', () => {
    expect(planFor('s', '1')).toEqual(planFor('s', '1'));
    const plans = Array.from({ length: 400 }, (_, i) => planFor('s', String(i)));
    expect(planFor('t', '1')).not.toEqual(planFor('s', '1'));
    for (const way of ['draft', 'leader', 'none']) expect(plans.map((p) => p.signOff)).toContain(way);
    for (const calls of [0, 1, 2, null]) expect(plans.map((p) => p.unansweredCalls)).toContain(calls);
    for (const reply of ['withFeedback', 'apart', 'forgotten']) expect(plans.map((p) => p.reply)).toContain(reply);
  });

  it('makes invented appeals that the API takes', () => {
    for (let i = 0; i < 50; i++)
      expect(registrationInput.safeParse(inventedAppeal('s', i, CUSTOM)).error).toBeUndefined();
  });
});

describe('what a unit does with a signed order', () => {
  it('calls, drafts and waits for the leader, then submits with the reply', () => {
    expect(links('submitFeedback')).toEqual(['recordContact', 'draftFeedback']);
    const drafted = { contacted: true, draft: { no: 1, signedOffBy: null } };
    expect(links('submitFeedback', {}, drafted)).toBeNull();
    expect(links('signOffFeedback', {}, drafted)).toEqual(['signOffFeedback']);
    const signedOff = { contacted: true, draft: { no: 1, signedOffBy: 'leaderInCharge' } };
    expect(stepsFor(taskFor('submitFeedback', 1), appealWith(signedOff), known())).toEqual([
      { link: 'submitFeedback', body: expect.objectContaining({ draft: 1, replyMethod: 'telephone' }) as unknown },
    ]);
  });

  it('calls as often as the city asks where nobody ever answers, and then owes no reply', () => {
    const never = { unansweredCalls: null };
    expect(links('submitFeedback', never)).toEqual([
      'recordContact',
      'recordContact',
      'recordContact',
      'draftFeedback',
    ]);
    expect(links('submitFeedback', never, { failedContacts: 3 })).toEqual(['draftFeedback']);
    const steps = stepsFor(
      taskFor('submitFeedback', 1),
      appealWith({ failedContacts: 3 }),
      known({ ...never, signOff: 'leader' }),
    );
    expect(JSON.stringify(steps)).not.toContain('replyMethod');
  });

  it('has the leader submit, the principal leader for an important item', () => {
    const by = (marks: Record<string, boolean>) => {
      const steps = stepsFor(
        taskFor('submitFeedback', 1),
        appealWith({ contacted: true }, { marks }),
        known({ signOff: 'leader' }),
      );
      return Array.isArray(steps) ? (steps[0] as { by?: unknown }).by : steps;
    };
    expect(by({})).toEqual({ role: 'leaderInCharge', unit: 'u2-2' });
    expect(by({ important: true })).toEqual({ role: 'principalLeader', unit: 'u2-2' });
  });

  it('submits without a sign-off once; after the automatic rejection it drafts', () => {
    expect(links('submitFeedback', { signOff: 'none' }, { contacted: true })).toEqual(['submitFeedback']);
    expect(links('submitFeedback', { signOff: 'none' }, { contacted: true, rejections: 1 })).toEqual(['draftFeedback']);
  });

  it('replies apart before it writes, and remembers a forgotten reply when the feedback comes back', () => {
    expect(links('submitFeedback', { reply: 'apart' }, { contacted: true })).toEqual(['reply', 'draftFeedback']);
    const text = (rejections: number) =>
      JSON.stringify(
        stepsFor(
          taskFor('submitFeedback', 1),
          appealWith({ rejections }),
          known({ reply: 'forgotten', signOff: 'leader' }),
        ),
      );
    expect(text(0)).not.toContain('replyMethod');
    expect(text(1)).toContain('replyMethod');
  });
});

describe('what the platform does', () => {
  it('rejects once what the plan says, then approves', () => {
    expect(links('approveFeedback', { reviewerRejects: true })).toEqual(['rejectFeedback']);
    expect(links('approveFeedback', { reviewerRejects: true }, { rejections: 1 })).toEqual(['approveFeedback']);
    expect(links('approveFeedback', { reviewerRejects: true, signOff: 'none' }, { rejections: 1 })).toEqual([
      'rejectFeedback',
    ]);
  });

  it('visits until somebody answers', () => {
    expect(links('recordVisit', { unansweredVisits: 2 })).toEqual(['recordVisit', 'recordVisit', 'recordVisit']);
    expect(links('recordVisit', { unansweredVisits: null })).toEqual(['recordVisit']);
  });

  it('dispatches to a unit that has people, answers at once or declines where the city lets it', () => {
    expect(stepsFor(taskFor('dispatch'), appealWith(), known())).toMatchObject([
      { link: 'dispatch', body: { unit: 'u2-2' } },
    ]);
    expect(stepsFor(taskFor('dispatch'), appealWith(), known({}, { units: [] }))).toContain('no account');
    expect(links('dispatch', { routing: 'answerDirectly' })).toEqual(['answerDirectly']);
    expect(links('accept', { intake: 'notAccept' })).toEqual(['notAccept']);
    const silent = known({ intake: 'notAccept' }, { custom: { ...CUSTOM, nonAcceptanceReasons: [] } });
    expect(stepsFor(taskFor('accept'), appealWith(), silent)).toMatchObject([{ link: 'accept' }]);
  });
});

describe('after a refusal that says what to do', () => {
  const step = { link: 'dispatch', body: { unit: 'u2-1' } };
  it.each([
    [
      'another category is chosen, the offered one first',
      'categoryWithoutLimit',
      { offered: 'help' },
      { body: { category: 'help' } },
    ],
    [
      'one of the allowed where none is offered',
      'categoryWithoutLimit',
      { allowed: ['report'] },
      { body: { category: 'report' } },
    ],
    ['feedback without a reply goes back', 'replyMissing', {}, { link: 'rejectFeedback' }],
  ])('%s', (_what, refused, data, expected) => {
    expect(insteadOf(step, { refused, data }, known())).toMatchObject(expected);
  });

  it('of another kind the list is looked at again', () => {
    expect(insteadOf(step, { refused: 'stale', data: {} }, known())).toBeNull();
    expect(
      insteadOf({ link: 'answerDirectly', body: {} }, { refused: 'modeNotInPack', data: {} }, known()),
    ).toMatchObject({ link: 'dispatch' });
  });
});

describe('the figures', () => {
  it('tell the nearest rank of what was waited for', () => {
    const tally = new Tally();
    for (let ms = 1; ms <= 200; ms++) tally.took('sign', ms);
    tally.took('dispatch', 7);
    tally.ended('solved');
    tally.leftOpen.set('2', 'why');
    expect(tally.report(2, ['dispatch', 'sign'])).toMatchObject({
      archived: 1,
      appealsPerSecond: 0.5,
      links: [
        { link: 'dispatch', count: 1, p50: 7, p95: 7, p99: 7 },
        { link: 'sign', count: 200, p50: 100, p95: 190, p99: 198 },
      ],
      leftOpenBecause: { why: 1 },
    });
  });
});
