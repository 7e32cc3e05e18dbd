import { boardChange } from '../../db/boards/board-rows';
import { UNREGISTERED } from '../../domain/loop/state';
import { watchedOf } from '../../domain/loop/watched';
import { BY_LEADER, Given, on, rulesOf, SUBMITTED, UNIT } from './loop-given';

const suzhou = rulesOf('suzhou-anhui');
const for_ = (given: Given): string[] => watchedOf(given.state).map(({ of }) => of);

const signed = Given.registered(suzhou, { receivedAt: on('2026-02-09T10:00') })
  .did('accept')
  .did('dispatch', { unit: UNIT, mode: 'transfer' })
  .did('sign');

describe('an appeal stands on the board of supervision', () => {
  it('for the rung that comes next: yellow, then red, then the written notice, each at its instant', () => {
    const climb = (given: Given) => watchedOf(given.state).find(({ of }) => of === 'climbing');
    expect(climb(signed)).toMatchObject({ rung: 'yellowCard', unit: UNIT, owes: expect.any(String) });
    const yellow = signed
      .did('recordContact', { method: 'telephone', reached: true })
      .whenNobodyActsUntil(on('2026-03-05T00:00'));
    expect(climb(yellow)).toMatchObject({ rung: 'redCard', owes: 'handle', at: on('2026-03-06T24:00') });
    const red = yellow.whenNobodyActsUntil(on('2026-03-06T24:00'));
    expect(climb(red)).toMatchObject({ rung: 'writtenSupervision', at: on('2026-03-09T24:00') });
  });

  it('once for its gravest card, until the card is lifted or the matter is over (R-SUP-24)', () => {
    const yellow = signed
      .did('recordContact', { method: 'telephone', reached: true })
      .whenNobodyActsUntil(on('2026-03-05T00:00'));
    expect(for_(yellow)).toContain('yellowCard');
    const red = yellow.whenNobodyActsUntil(on('2026-03-06T24:00'));
    expect(for_(red)).toContain('redCard');
    expect(for_(red)).not.toContain('yellowCard');
    const standing = red.state.cards?.at(-1)?.v;
    const lifted = red.did('liftCard', { card: standing }, { parts: ['reason'] });
    expect(for_(lifted)).not.toContain('redCard');
    expect(for_(lifted)).toContain('yellowCard');
  });

  it('for a written notice until it is answered, for a result rejected twice, for several units', () => {
    const noticed = signed.did('supervise', { mode: 'written' }, { parts: ['notice'] });
    expect(for_(noticed)).toContain('writtenSupervision');
    const answered = noticed.did('replyToSupervision', { no: 1 }, { parts: ['reply'] });
    expect(for_(answered)).not.toContain('writtenSupervision');
    const reject = (given: Given): Given =>
      given
        .did('submitFeedback', SUBMITTED, BY_LEADER)
        .did('rejectFeedback', { missing: [] }, { parts: ['requirements'] });
    expect(for_(reject(signed))).not.toContain('rejectedTwice');
    expect(for_(reject(reject(signed)))).toContain('rejectedTwice');
    expect(for_(signed.did('addCoUnit', { unit: 'u2-2' }))).toContain('severalUnits');
  });

  it('as a major matter when it is marked important, and for nothing once it is archived', () => {
    const important = Given.registered(suzhou, { marks: { important: true } }).did('accept');
    expect(for_(important)).toContain('major');
    expect(watchedOf(UNREGISTERED)).toEqual([]);
  });
});

it('a step changes the rows that it changed and no others', () => {
  const noticed = signed.did('supervise', { mode: 'written' }, { parts: ['notice'] });
  const change = boardChange(signed.state, noticed.state);
  expect(change.watched.map((row) => row['watched'])).toContain('writtenSupervision');
  expect(boardChange(noticed.state, noticed.state)).toEqual({ watched: [], watchedNoMore: [] });
  const answered = noticed.did('replyToSupervision', { no: 1 }, { parts: ['reply'] });
  expect(boardChange(noticed.state, answered.state).watchedNoMore).toContainEqual({
    number: answered.state.number,
    watched: 'writtenSupervision',
  });
});
