import { LOOP } from '../../domain/loop';
import type { CaseState } from '../../domain/loop/state';
import { EXPLAINED_BY, explains, unexplained } from '../../domain/obligation/explained-by';
import { EVERY_KIND } from './obligation-kinds';
import { Given, on, rulesOf, WHOLE_DOCUMENT } from './loop-given';

const PACKS = ['suzhou-anhui', 'an-city', 'chongqing', 'rehearsal'];
const SUBMITTED = { outcome: 'solved', satisfaction: 'satisfied', replyMethod: 'telephone' };

/** a case on its way: registered, accepted, dispatched, signed, its feedback submitted, approved */
function way(pack: string): Given[] {
  const registered = Given.registered(rulesOf(pack));
  const accepted = registered.did('accept');
  const dispatched = accepted.did('dispatch', { unit: 'u2-1', mode: 'transfer' });
  const signed = dispatched.did('sign');
  const submitted = signed.did('submitFeedback', SUBMITTED, {
    role: 'leaderInCharge',
    parts: [...WHOLE_DOCUMENT, 'reply'],
  });
  const approved = submitted.did('approveFeedback');
  return [registered, accepted, dispatched, signed, submitted, approved];
}

const handled = (): CaseState => (way('suzhou-anhui')[3] as Given).state;
const owedOf = (s: CaseState, kind: string) => s.owed.filter((o) => o.kind === kind);

test.each(EVERY_KIND)('there is a row for %s', (kind) => {
  expect(EXPLAINED_BY[kind].phases.length).toBeGreaterThan(0);
  expect(EXPLAINED_BY[kind].phases).not.toContain('archived');
});

test('and one for every kind that a link of the loop can open', () => {
  expect(Object.keys(EXPLAINED_BY)).toEqual(expect.arrayContaining([...new Set(LOOP.flatMap((l) => [...l.owes]))]));
});

test.each(PACKS)('what is owed on the straight line of %s is explained at every step', (pack) => {
  for (const { state } of way(pack)) expect(unexplained(state)).toEqual([]);
});

describe('what nothing explains', () => {
  test('a handling that is owed on an order that is over', () => {
    const s = handled();
    const over: CaseState = { ...s, orders: s.orders.map((o) => ({ ...o, status: 'ended' as const })) };
    expect(unexplained(over).map((o) => o.kind)).toEqual(expect.arrayContaining(['handle']));
    expect(unexplained(over)).toHaveLength(over.owed.length);
  });

  test('a review without a feedback under review, and a handling that is held without one', () => {
    const submitted = (way('suzhou-anhui')[4] as Given).state;
    const s = handled();
    const [review] = owedOf(submitted, 'review');
    const [held] = owedOf(submitted, 'handle');
    expect(review && explains(submitted, review)).toBe(true);
    expect(held?.heldAt).toBeDefined();
    expect(held && explains(submitted, held)).toBe(true);
    expect(review && explains(s, review)).toBe(false);
    expect(held && explains(s, held)).toBe(false);
  });

  test('a handling that runs on while its result is under review', () => {
    const [handle] = owedOf(handled(), 'handle');
    expect(handle && explains((way('suzhou-anhui')[4] as Given).state, handle)).toBe(false);
  });

  test('anything at all on an archived case', () => {
    const approved = (way('suzhou-anhui')[5] as Given).state;
    expect(approved.owed.length).toBeGreaterThan(0);
    const archived: CaseState = {
      ...approved,
      phase: 'archived',
      outcome: 'solved',
      archivedAt: on('2026-03-02T09:00'),
    };
    expect(unexplained(archived)).toEqual(approved.owed);
  });

  test('an obligation on an order that the case does not have', () => {
    const s = handled();
    const [handle] = owedOf(s, 'handle');
    expect(handle && explains(s, { ...handle, order: 9 })).toBe(false);
  });
});
