import { insteadOf, type Step, stepsFor } from '../../cli/drive/steps';
import { besideFor, whenClosed } from '../../cli/drive/steps-beside';
import type { Appeal, Order } from '../../cli/drive/views';
import { appealWith, BESIDE, type Doing, known, NOW, ORDER, taskFor, turnOf } from './drive-given';

/** what the unit does, on its order as it stands */
const handling = (doing: Doing = {}, order: Partial<Order> = {}, more: Partial<Appeal> = {}) =>
  turnOf('submitFeedback', doing, appealWith(order, more));

const stepsOf = (link: string, doing: Doing = {}, appeal = appealWith()): readonly Step[] => {
  const turn = stepsFor(taskFor(link, 1), appeal, known(doing));
  return Array.isArray(turn) ? (turn as readonly Step[]) : [];
};

describe('what a unit does with a signed order', () => {
  it('calls, drafts and waits for the leader, then submits with the reply', () => {
    expect(handling()).toEqual(['recordContact', 'draftFeedback']);
    const drafted = { contacted: true, draft: { no: 1, signedOffBy: null } };
    expect(handling({}, drafted)).toBeNull();
    expect(turnOf('signOffFeedback', {}, appealWith(drafted))).toEqual(['signOffFeedback']);
    const signedOff = appealWith({ contacted: true, draft: { no: 1, signedOffBy: 'leaderInCharge' } });
    expect(stepsOf('submitFeedback', {}, signedOff)).toEqual([
      { link: 'submitFeedback', body: expect.objectContaining({ draft: 1, replyMethod: 'telephone' }) as unknown },
    ]);
  });

  it('calls as often as the city asks where nobody ever answers, and then owes no reply', () => {
    const never = { plan: { unansweredCalls: null } };
    expect(handling(never)).toEqual(['recordContact', 'recordContact', 'recordContact', 'draftFeedback']);
    expect(handling(never, { failedContacts: 3 })).toEqual(['draftFeedback']);
    const submitted = stepsOf(
      'submitFeedback',
      { plan: { unansweredCalls: null, signOff: 'leader' } },
      appealWith({ failedContacts: 3 }),
    );
    expect(JSON.stringify(submitted)).not.toContain('replyMethod');
    // somebody had reached the appellant before this plan took the appeal up
    const reached = stepsOf(
      'submitFeedback',
      { plan: { unansweredCalls: null, signOff: 'leader' } },
      appealWith({ contacted: true }),
    );
    expect(JSON.stringify(reached)).toContain('replyMethod');
  });

  it('has the leader submit, the principal leader for an important item', () => {
    const leader = { plan: { signOff: 'leader' } } as const;
    expect(handling(leader, { contacted: true })).toEqual(['submitFeedback by leaderInCharge']);
    expect(handling(leader, { contacted: true }, { marks: { important: true } })).toEqual([
      'submitFeedback by principalLeader',
    ]);
  });

  it('submits without a sign-off once; after the automatic rejection it drafts', () => {
    const none = { plan: { signOff: 'none' } } as const;
    expect(handling(none, { contacted: true })).toEqual(['submitFeedback']);
    expect(handling({ ...none, tried: { submitFeedback: 1 } }, { contacted: true, rejections: 1 })).toEqual([
      'draftFeedback',
    ]);
  });

  it('replies apart before it writes, and remembers a forgotten reply when the feedback comes back', () => {
    expect(handling({ plan: { reply: 'apart' } }, { contacted: true })).toEqual(['reply', 'draftFeedback']);
    const text = (rejections: number) =>
      JSON.stringify(
        stepsOf('submitFeedback', { plan: { reply: 'forgotten', signOff: 'leader' } }, appealWith({ rejections })),
      );
    expect(text(0)).not.toContain('replyMethod');
    expect(text(1)).toContain('replyMethod');
  });

  it('lets the hotline speak to whom it may not know', () => {
    const hidden = { marks: { confidential: true } };
    expect(handling({}, {}, hidden)).toEqual(['recordContact by agent', 'reply by agent', 'draftFeedback']);
  });

  it('answers an order on paper on paper', () => {
    const signedOff = { mode: 'paperAssignment', contacted: true, draft: { no: 1, signedOffBy: 'leaderInCharge' } };
    expect(stepsOf('submitFeedback', {}, appealWith(signedOff))).toMatchObject([{ body: { replyMethod: 'letter' } }]);
  });

  it('explains what cannot be solved now with a plan, and the day on which it is looked at again', () => {
    const explained = { plan: { way: 'followedUp', outcome: 'explained', signOff: 'leader' } } as const;
    expect(stepsOf('submitFeedback', explained, appealWith({ contacted: true }))).toMatchObject([
      { body: { outcome: 'explained', reviewOn: '2026-03-05', plan: expect.any(String) as unknown } },
    ]);
  });
});

describe('an order that is given back', () => {
  const returned = { plan: { way: 'returned' } } as const;

  it('needs the leader’s consent where the city asks for it', () => {
    expect(handling(returned)).toEqual(['askConsent']);
    expect(handling(returned, { consentAsked: 'return' })).toBeNull();
    expect(turnOf('consent', returned, appealWith({ consentAsked: 'return' }))).toEqual(['consent']);
    expect(handling(returned, { consented: [{ to: 'return' }] })).toEqual(['returnOrder']);
    const silent = { ...returned, known: { custom: { ...known().custom, returnNeedsConsent: false } } };
    expect(handling(silent)).toEqual(['returnOrder']);
  });

  it('is filed by the leader himself, before or after it was signed', () => {
    const byLeader = { plan: { way: 'returned', filedBy: 'leader' } } as const;
    expect(handling(byLeader)).toEqual(['returnOrder by leaderInCharge']);
    const early = { plan: { ...byLeader.plan, early: true } };
    expect(turnOf('sign', early)).toEqual(['returnOrder by leaderInCharge']);
    expect(turnOf('sign', byLeader)).toEqual(['sign']);
  });

  it('is handled once it may not be given back, or has been as often as planned', () => {
    for (const order of [{ binding: true }, { returnRefused: true }])
      expect(handling(returned, order)).toEqual(['recordContact', 'draftFeedback']);
    expect(handling({ ...returned, tried: { returnOrder: 1 } })).toEqual(['recordContact', 'draftFeedback']);
  });

  it('goes to another unit when it comes back, to the named one once there is one', () => {
    const once = appealWith({ status: 'ended' });
    expect(stepsOf('dispatch', {}, once)).toMatchObject([{ body: { unit: 'u2-1' } }]);
    const named = appealWith({ status: 'ended' }, { beside: { ...BESIDE, named: 'u2-3' } });
    expect(stepsOf('dispatch', {}, named)[0]?.body).not.toHaveProperty('unit');
  });

  it('is kept by one unit in some cases, and taken back in the others', () => {
    expect(turnOf('grantReturn')).toEqual(['grantReturn']);
    expect(turnOf('grantReturn', { plan: { granted: false } })).toEqual(['refuseReturn']);
  });
});

describe('more time', () => {
  const extended = { plan: { way: 'extended' } } as const;

  it('is filed with the responsible leader’s consent, or by him', () => {
    expect(handling(extended)).toEqual(['askConsent']);
    expect(handling(extended, { consented: [{ to: 'extension' }] })).toEqual(['fileExtension']);
    expect(handling({ plan: { way: 'extended', filedBy: 'leader' } })).toEqual(['fileExtension by responsibleLeader']);
  });

  it('is asked of the platform where the city has it so, and waited for', () => {
    const custom = { ...known().custom, extensionWay: 'consent' as const };
    expect(handling({ ...extended, known: { custom } })).toEqual(['requestExtension']);
    expect(handling({ ...extended, known: { custom } }, { extensionRequested: {} })).toBeNull();
    expect(turnOf('grantExtension', { plan: { granted: false } })).toEqual(['refuseExtension']);
  });

  it('is asked for once, and nowhere where the city knows no extension', () => {
    const straight = ['recordContact', 'draftFeedback'];
    expect(handling({ ...extended, tried: { fileExtension: 1 } })).toEqual(straight);
    expect(handling({ ...extended, known: { custom: { ...known().custom, extensionWay: null } } })).toEqual(straight);
  });
});

describe('several units', () => {
  const several = { plan: { way: 'severalUnits' } } as const;

  it('are named by the hotline office', () => {
    const fresh = appealWith({}, { orders: [] });
    expect(stepsOf('dispatch', several, fresh)).toMatchObject([
      { body: { unit: 'u2-2', coUnits: [{ unit: 'u2-1' }] }, by: { role: 'hotlineOffice' } },
    ]);
  });

  it('are led by the duty room, where it has people for that', () => {
    const units = [{ id: 'u1', level: 1, parent: null }, ...known().units];
    const fresh = appealWith({}, { orders: [] });
    expect(stepsOf('dispatch', { plan: { way: 'severalUnits', early: true }, known: { units } }, fresh)).toMatchObject([
      { body: { dutyRoomLeads: true, coUnits: [{ unit: 'u2-1' }, { unit: 'u2-2' }] } },
    ]);
  });

  it('give their parts before the lead writes', () => {
    const part: Order = { ...ORDER, no: 2, unit: { id: 'u2-1' }, under: 1 };
    const withPart = (status: string) => appealWith({}, { orders: [ORDER, { ...part, status }] });
    expect(turnOf('submitFeedback', several, withPart('signed'))).toBeNull();
    expect(turnOf('submitFeedback', several, withPart('partAccepted'))).toEqual(['recordContact', 'draftFeedback']);
    expect(turnOf('submitPart', several)).toEqual(['submitPart']);
  });

  it('take a part, or send it back once', () => {
    const back = { plan: { way: 'severalUnits', undone: true } } as const;
    expect(turnOf('acceptPart', several)).toEqual(['acceptPart']);
    expect(turnOf('acceptPart', back)).toEqual(['sendBackPart']);
    expect(turnOf('acceptPart', { ...back, tried: { sendBackPart: 1 } })).toEqual(['acceptPart']);
  });

  it('may be one below the other', () => {
    const assigns = { plan: { way: 'severalUnits', assigns: true } } as const;
    expect(stepsOf('submitFeedback', assigns)).toMatchObject([{ link: 'assignOrder', body: { unit: 'u3-2-1' } }]);
    expect(handling({ ...assigns, tried: { assignOrder: 1 } })).toEqual(['recordContact', 'draftFeedback']);
  });
});

describe('an order that is left lying', () => {
  const overdue = { plan: { way: 'overdue' } } as const;
  const dueIn = (ms: number): Partial<Appeal> => ({
    obligations: [{ kind: 'handle', status: 'open', order: 1, dueAt: NOW + ms }],
  });

  it('lies until the written supervision has rung, where that can be waited for', () => {
    expect(handling(overdue, {}, dueIn(60_000))).toEqual({ awaits: 'written supervision', until: NOW + 60_000 });
    const noticed = { ...BESIDE, supervisions: [{ mode: 'written', order: 1, answered: false }] };
    expect(handling(overdue, {}, { ...dueIn(60_000), beside: noticed })).toEqual(['recordContact', 'draftFeedback']);
    expect(turnOf('replyToSupervision')).toEqual(['replyToSupervision']);
    expect(turnOf('decideAccountability')).toEqual(['decideAccountability']);
  });

  it('is handled straight where the city’s limits are days', () => {
    expect(handling(overdue, {}, dueIn(86_400_000))).toEqual(['recordContact', 'draftFeedback']);
  });

  it('lies unsigned in some cases', () => {
    const early = { plan: { way: 'overdue', early: true } } as const;
    expect(turnOf('sign', early, appealWith({ status: 'dispatched' }, dueIn(1000)))).toHaveProperty('awaits');
    expect(turnOf('sign', overdue, appealWith({ status: 'dispatched' }, dueIn(1000)))).toEqual(['sign']);
  });
});

describe('what is merged', () => {
  const fresh = appealWith({}, { orders: [] });
  const joined = { plan: { way: 'merged' }, known: { merging: { is: 'joined', to: '9' } } } as const;

  it('is joined to its master; some are split off again', () => {
    expect(turnOf('dispatch', joined, fresh)).toEqual(['mergeInto by dispatcher']);
    const apart = { ...joined, plan: { way: 'merged', undone: true } } as const;
    expect(turnOf('dispatch', apart, fresh)).toEqual(['mergeInto by dispatcher', 'splitOff by dispatcher']);
    expect(turnOf('dispatch', { ...joined, tried: { mergeInto: 1 } }, fresh)).toEqual(['dispatch']);
  });

  it('is told the result when its master has closed', () => {
    expect(turnOf('reply', joined, appealWith({}, { stage: 'merged' }))).toEqual(['reply']);
  });

  it('is waited for by its master', () => {
    const master = { plan: { way: 'merged' }, known: { merging: { is: 'master', of: ['2'] } } } as const;
    const waits = { ...master, known: { ...master.known, mergersAreDone: false } };
    expect(turnOf('dispatch', waits, fresh)).toEqual({ awaits: 'what is merged into it', until: null });
    expect(turnOf('dispatch', master, fresh)).toEqual(['dispatch']);
  });
});

describe('what the platform does', () => {
  it('rejects as often as the plan says, then approves', () => {
    const rejected = { plan: { way: 'rejected', rejections: 2 } } as const;
    expect(turnOf('approveFeedback', rejected)).toEqual(['rejectFeedback']);
    expect(turnOf('approveFeedback', { ...rejected, tried: { rejectFeedback: 1 } })).toEqual(['rejectFeedback']);
    expect(turnOf('approveFeedback', { ...rejected, tried: { rejectFeedback: 2 } })).toEqual(['approveFeedback']);
  });

  it('visits until somebody answers, and decides what follows from a dissatisfied one', () => {
    expect(turnOf('recordVisit', { plan: { unansweredVisits: 2 } })).toEqual(Array(3).fill('recordVisit'));
    expect(turnOf('recordVisit', { plan: { unansweredVisits: null } })).toEqual(['recordVisit']);
    const again = { plan: { way: 'reworkedAfterVisit' } } as const;
    expect(stepsOf('recordVisit', again)).toMatchObject([{ body: { satisfaction: 'notSatisfied' } }]);
    expect(stepsOf('decideVisit', again)).toMatchObject([{ body: { then: 'rework' }, deed: 'decideVisit:rework' }]);
    const after = { ...again, tried: { decideVisit: 1 } };
    expect(stepsOf('recordVisit', after)).toMatchObject([{ body: { satisfaction: 'satisfied' } }]);
    expect(stepsOf('decideVisit', after)).toMatchObject([{ body: { then: 'close' } }]);
  });

  it.each([
    ['directAnswer', ['answerDirectly']],
    ['directHandling', ['handleDirectly by agent']],
    ['referred', ['referCaller']],
    ['instructed', ['submitForInstruction by hotlineOffice']],
    ['emergency', ['declareEmergency by agent', 'dispatch']],
    ['withdrawn', ['dispatch']],
  ] as const)('takes the way of %s at its dispatch, once', (way, links) => {
    const fresh = appealWith({}, { orders: [] });
    expect(turnOf('dispatch', { plan: { way } }, fresh)).toEqual(links);
    const tried = {
      answerDirectly: 1,
      handleDirectly: 1,
      referCaller: 1,
      submitForInstruction: 1,
      declareEmergency: 1,
    };
    expect(turnOf('dispatch', { plan: { way }, tried }, fresh)).toEqual(['dispatch']);
  });

  it('withdraws on the appellant’s word, a report before it was dispatched', () => {
    const withdrawn = { plan: { way: 'withdrawn' } } as const;
    expect(turnOf('sign', withdrawn)).toEqual(['askWithdrawal by appellant', 'withdraw by agent']);
    const report = appealWith({}, { category: 'report' });
    expect(turnOf('sign', withdrawn, report)).toEqual(['sign']);
    expect(turnOf('dispatch', withdrawn, report)).toEqual(['askWithdrawal by appellant', 'withdraw by agent']);
  });

  it('declines with a reason, and the line where the reason has some; a supervisor reopens a part', () => {
    const declined = { plan: { way: 'notAccepted' } } as const;
    expect(turnOf('accept', declined)).toEqual(['notAccept']);
    expect(stepsOf('accept', { plan: { way: 'notAccepted', choice: 1 } })).toMatchObject([
      { body: { reason: 'N2', line: '110' } },
    ]);
    const reopened = { plan: { way: 'notAccepted', undone: true } } as const;
    expect(turnOf('accept', reopened)).toEqual(['notAccept', 'reopenNonAcceptance by supervisor']);
    expect(turnOf('accept', { ...reopened, tried: { notAccept: 1 } })).toEqual(['accept']);
    const silent = { ...declined, known: { custom: { ...known().custom, nonAcceptanceReasons: [] } } };
    expect(turnOf('accept', silent)).toEqual(['accept']);
  });

  it('says when no unit has people', () => {
    expect(turnOf('dispatch', { known: { units: [] } })).toContain('no account');
  });
});

describe('beside the loop', () => {
  const all = Object.fromEntries(Object.keys(known().plan.beside).map((name) => [name, true]));
  const doing = { plan: { beside: all as ReturnType<typeof known>['plan']['beside'] } };
  const besides = (link: string, appeal = appealWith(), more: Doing = {}) =>
    besideFor(taskFor(link, 1), appeal, known({ ...doing, ...more })).map((s) => s.link);

  it('each is done at its place, once', () => {
    expect(besides('sign')).toEqual(['supplement', 'urge']);
    expect(besides('sign', appealWith(), { tried: { urge: 1 } })).toEqual(['supplement']);
    expect(besides('submitFeedback')).toEqual(['recordProgress', 'attachFile']);
    expect(besides('recordVisit')).toEqual(['recordSpotCheck']);
    const carded = appealWith({}, { beside: { ...BESIDE, cards: [{ v: 5, lifted: false }] } });
    expect(besides('approveFeedback', carded)).toEqual(['liftCard']);
  });
});

describe('a closed appeal', () => {
  const closed = (more: Partial<Appeal> = {}, windowMs = 60_000) =>
    appealWith(
      {},
      {
        stage: 'closed',
        outcome: 'solved',
        obligations: [{ kind: 'reopenWindow', status: 'open', order: null, dueAt: NOW + windowMs }],
        ...more,
      },
    );

  it('is rated by the appellant, or its time for that passes', () => {
    expect(whenClosed(closed(), known())).toMatchObject([{ link: 'rate', by: { role: 'appellant' } }]);
    expect(whenClosed(closed(), known({ plan: { rates: false } }))).toMatchObject({
      awaits: 'the end of the reopen window',
    });
    expect(whenClosed(closed({}, 9e9), known({ plan: { rates: false } }))).toMatchObject([{ link: 'rate' }]);
  });

  it('that was never handled rests until its time is over', () => {
    expect(whenClosed(closed({ outcome: 'notAccepted' }, 9e9), known())).toBe('rests');
    expect(whenClosed(closed({ outcome: 'notAccepted' }), known())).toHaveProperty('until');
  });

  it('is left to whoever has it on a list', () => {
    for (const beside of [
      { ...BESIDE, undecided: true },
      { ...BESIDE, followUpAt: '2026-03-05T16:00:00.000Z' },
      { ...BESIDE, candidates: [{ decided: false }] },
    ])
      expect(whenClosed(closed({ beside }), known())).toBeNull();
  });
});

describe('after a refusal that says what to do', () => {
  const dispatch: Step = { link: 'dispatch', body: { unit: 'u2-1' } };
  const extension: Step = { link: 'fileExtension', body: { length: 1, told: true } };
  it.each([
    [
      'another category is chosen, the offered one first',
      dispatch,
      'categoryWithoutLimit',
      { offered: 'help' },
      { body: { category: 'help' } },
    ],
    [
      'one of the allowed where none is offered',
      dispatch,
      'categoryWithoutLimit',
      { allowed: ['report'] },
      { body: { category: 'report' } },
    ],
    ['feedback without a reply goes back', dispatch, 'replyMissing', {}, { link: 'rejectFeedback' }],
    [
      'the government is asked to name a unit',
      dispatch,
      'designationNeeded',
      { by: 'government' },
      { link: 'submitForDesignation' },
    ],
    ['or a leader is', dispatch, 'designationNeeded', { by: 'municipalLeader' }, { link: 'submitForInstruction' }],
    [
      'more time is asked for in the limit’s units',
      extension,
      'extensionUnit',
      { allowed: ['minutes'] },
      { body: { unit: 'minutes' } },
    ],
    ['and no more than there is', extension, 'extensionTooLong', { most: 1, unit: 'minutes' }, { body: { length: 1 } }],
  ])('%s', (_what, step, refused, data, expected) => {
    expect(insteadOf(step, { refused, data })).toMatchObject(expected);
  });

  it('of another kind the list is looked at again', () => {
    expect(insteadOf(dispatch, { refused: 'stale', data: {} })).toBeNull();
    expect(insteadOf(extension, { refused: 'extensionTooLong', data: { most: 0, unit: 'minutes' } })).toBeNull();
  });
});
