import { linkNamed } from '../../domain/loop';
import { isAppealNumber, appealNumber, numberingDay } from '../../domain/loop/appeal-number';
import { register } from '../../domain/loop/register';
import { action, Given, on, registration, rulesOf } from './loop-given';

const suzhou = rulesOf('suzhou-anhui');
const at = on('2026-03-02T09:00');
const by = { id: '1', role: 'agent' } as const;

function following(...names: string[]) {
  return names.map((name) => {
    const link = linkNamed(name);
    if (!link) throw new Error(`no link ${name}`);
    return { link, action: action(name, {}, { at, id: 'a1', role: 'agent', parts: ['answer'] }) };
  });
}

describe('registration', () => {
  it('names the missing element when somebody is on the line (S-12, R-REG-08)', () => {
    const { course: _course, ...elements } = registration(suzhou).elements;
    expect(register(registration(suzhou, { elements }), { at, by }, [], suzhou)).toEqual({
      refused: { code: 'elementMissing', rule: 'R-REG-08', detail: { missing: ['course'] } },
    });
    expect(
      register(registration(suzhou, { elements: { ...elements, course: 'unknown' } }), { at, by }, [], suzhou),
    ).toMatchObject({ state: { phase: 'received' }, events: [{ unknown: ['course'], missing: [] }] });
  });

  it('asks for it when nobody is, and starts no clock but the watch over what lies undecided (S-02, R-SYS-17)', () => {
    const asked = Given.registered(suzhou, { elements: { time: 'given' }, askForMissing: true });
    expect(asked.state).toMatchObject({ phase: 'incomplete', owed: [{ kind: 'accept', role: 'agent', dueAt: null }] });
    expect(asked.whenNobodyActsUntil(on('2026-12-01T09:00')).rung).toEqual([
      ['reminder', on('2026-03-02T09:10')],
      ['tellSupervisor', on('2026-03-02T09:30')],
    ]);
    expect(asked.did('supplyElements', {}, { parts: ['place', 'course'] }).owed('accept')).toEqual(
      asked.owed('accept'),
    );
  });

  it('refuses an element that the pack has not', () => {
    expect(register(registration(suzhou, { elements: { colour: 'given' } }), { at, by }, [], suzhou)).toMatchObject({
      refused: { code: 'elementUnknown', rule: 'R-REG-01' },
    });
  });

  it('asks for nothing where the pack is silent', () => {
    expect(Given.registered(rulesOf('an-city'), { elements: {} }).state.phase).toBe('received');
  });

  it('takes in the same breath what the agent did, each with its own text or none', () => {
    const on_ = { at, by, action: 'a1', text: { id: 't1', hash: 'h1' } };
    const course = register(registration(suzhou), on_, following('accept', 'answerDirectly'), suzhou);
    if ('refused' in course) throw new Error(course.refused.code);
    expect(course.events.map((e) => [e.type, e.text?.id])).toEqual([
      ['registered', 't1'],
      ['accepted', undefined],
      ['directlyAnswered', undefined],
      ['closed', undefined],
      ['archived', undefined],
    ]);
    expect(course.state.actions).toEqual(['a1']);
  });

  it('is refused whole when one of these links is', () => {
    const given = registration(suzhou, { category: 'report' });
    expect(register(given, { at, by }, following('accept'), suzhou)).toMatchObject({
      refused: { code: 'categoryNotInPack' },
    });
  });

  it('pins the case to the versions of policy and calendar (R-SYS-01)', () => {
    const { state } = Given.registered({ ...suzhou, policy: { ...suzhou.policy, version: 7 } });
    expect(state).toMatchObject({ policyVersion: 7, calendarVersion: suzhou.calendar.version, version: 1 });
  });
});

describe('an appeal’s number', () => {
  it('is sixteen digits of which the last one checks the others', () => {
    const number = appealNumber(numberingDay(on('2026-03-02T00:00'), 'Asia/Shanghai'), 42);
    expect(number).toMatch(/^202603020000042\d$/);
    expect(isAppealNumber(number)).toBe(true);
    for (let i = 0; i < number.length; i++) {
      const wrong = `${number.slice(0, i)}${(Number(number[i]) + 1) % 10}${number.slice(i + 1)}`;
      expect(isAppealNumber(wrong)).toBe(false);
    }
  });
});
