import fc from 'fast-check';
import type { Action } from '../../domain/loop/link';
import { sweep } from '../../relay/sweeper';
import { FEEDBACK, SUBMITTED } from '../house/feedback';
import { type Acted, House } from '../house/house';

const ACTS = {
  dispatch: [{ unit: 'u2-1', mode: 'transfer' }, {}],
  sign: [{}, {}],
  recordContact: [{ method: 'telephone', reached: false }, {}],
  draftFeedback: [{}, { role: 'handler', texts: FEEDBACK }],
  submitFeedback: [SUBMITTED, { role: 'leaderInCharge', texts: FEEDBACK }],
  rejectFeedback: [{ missing: ['legalSource'] }, { texts: { requirements: '请补充依据' } }],
  approveFeedback: [{}, {}],
  recordVisit: [{ method: 'telephone', reached: true, satisfaction: 'satisfied' }, {}],
} as const;
type Act = keyof typeof ACTS;

/** what may happen to a case: people act, alone or at once; answers are lost; requests come again; workers come and go */
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('act' as const), act: fc.constantFrom(...(Object.keys(ACTS) as Act[])) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('lost' as const), act: fc.constantFrom(...(Object.keys(ACTS) as Act[])) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('again' as const), which: fc.nat(30) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('atOnce' as const),
      acts: fc.array(fc.constantFrom(...(Object.keys(ACTS) as Act[])), { minLength: 2, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sweep' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('newWorker' as const) }) },
);

describe('any interleaving of actions, losses, repetitions and workers', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
    await house.startWorker();
  });
  afterAll(() => house.close());

  test('leaves each acknowledged action in the log once, refused ones nowhere, and workflow, log and store agreed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const number = await house.register();
        const sent: { action: Action; answer: Acted }[] = [];
        const send = async (action: Action): Promise<void> => {
          sent.push({ action, answer: await sendToEnd(house, number, action) });
        };
        for (const s of [{ kind: 'act', act: 'dispatch' } as const, ...steps])
          switch (s.kind) {
            case 'act':
              await send(await actionOf(house, s.act));
              break;
            case 'atOnce':
              await Promise.all((await Promise.all(s.acts.map((act) => actionOf(house, act)))).map(send));
              break;
            case 'lost': {
              const action = await actionOf(house, s.act);
              // where the rules refuse it, there is nothing that could be lost
              await house.recordLost(number, action).then(
                () => sent.push({ action, answer: { version: -1, body: action.body } }),
                () => undefined,
              );
              break;
            }
            case 'again': {
              const before = sent[s.which % Math.max(1, sent.length)];
              if (!before) break;
              const answer = await sendToEnd(house, number, before.action);
              // a refusal is no act: what was refused may be legal by now
              if ('refused' in before.answer) before.answer = answer;
              else if (before.answer.version > 0) expect(answer).toEqual(before.answer);
              break;
            }
            case 'sweep':
              await sweep(house, 0);
              break;
            case 'newWorker':
              await house.stop();
              await house.startWorker();
              break;
          }
        await sweep(house, 0);
        await agreed(house, number, sent);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 240_000);
});

const actionOf = (house: House, act: Act): Promise<Action> => {
  const [input, options] = ACTS[act];
  return house.action(act, input, { ...options });
};

/** a case that is over has no workflow to ask: the API answers from the log, as here */
async function sendToEnd(house: House, number: string, action: Action): Promise<Acted> {
  const fromLog = async (): Promise<Acted | null> => {
    const known = await house
      .db('actions')
      .where({ id: action.id })
      .first<{ version: number; body: string }>('version', 'body');
    if (known) return { version: known.version, body: known.body };
    const { phase } = await house.state(number);
    return phase === 'archived' ? { refused: { code: 'appealArchived', rule: 'R-ARC-06', detail: {} } } : null;
  };
  for (;;) {
    const settled = await fromLog();
    if (settled) return settled;
    try {
      return await Promise.race([
        house.sendUntilTaken(number, action),
        new Promise<never>((_, reject) => setTimeout(() => reject(new Error('asked again')), 5_000)),
      ]);
    } catch (error) {
      const now = await fromLog();
      if (now) return now;
      if (!(error instanceof Error) || error.message !== 'asked again') throw error;
    }
  }
}

async function agreed(house: House, number: string, sent: readonly { action: Action; answer: Acted }[]): Promise<void> {
  const events = await house.events(number);
  const state = await house.state(number);
  for (const { action, answer } of sent) {
    const kept = await house.db('actions').where({ id: action.id });
    const inLog = events.filter((e) => e.action === action.id);
    expect(kept).toHaveLength('refused' in answer ? 0 : 1);
    expect(inLog.length > 0).toBe(!('refused' in answer));
    // one action's events stand together
    if (inLog.length > 0) expect((inLog.at(-1)?.v ?? 0) - (inLog[0]?.v ?? 0)).toBe(inLog.length - 1);
  }
  const row = await house
    .db('appeals')
    .where({ number })
    .first<{ state: unknown; version: number }>('state', 'version');
  expect(row.state).toEqual(state);
  const ids = state.owed.map((o) => o.id);
  expect(new Set(ids).size).toBe(ids.length);
  if (state.phase !== 'archived') expect(await house.workflowState(number)).toEqual(state);
}
