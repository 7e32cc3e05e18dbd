import { stepsOf, type Surroundings } from '../../api/public/steps';
import type { CaseEvent, Fact } from '../../domain/loop/event';

const AT = Date.parse('2026-03-02T02:00:00Z');
const OF: Surroundings = {
  timezone: 'Asia/Shanghai',
  unitNames: new Map([
    ['u2-1', { zh: '住建局', en: 'Housing Bureau' }],
    ['u2-2', { zh: '城管局', en: 'City Management Bureau' }],
  ]),
  told: new Map([[3, ['灯具要订货。']]]),
};
const events = (...facts: Fact[]): CaseEvent[] => facts.map((fact, i) => ({ ...fact, v: i + 1, at: AT + i }));
const zh = (...facts: Fact[]): string[] => stepsOf(events(...facts), OF).map(({ words }) => words.zh);
const DISPATCHED = { type: 'dispatched', order: 1, unit: 'u2-1', mode: 'transfer', category: 'complaint' } as const;

describe('the way of an appeal, as its appellant reads it', () => {
  test('names the unit that has it, and the one that has it after it was taken back', () => {
    const again = { ...DISPATCHED, order: 2, unit: 'u2-2', insteadOf: 1 };
    expect(zh(DISPATCHED, { type: 'returnGranted', order: 1 }, again, { type: 'signed', order: 2 })).toEqual([
      '已交住建局办理',
      '住建局提出不属其职责，热线同意收回，另行交办',
      '已交城管局办理',
      '城管局已签收，正在办理',
    ]);
  });

  test('gives an extension its new date and the reason that the appellant was given (R-EXT-05)', () => {
    const until = Date.parse('2026-03-09T16:00:00Z');
    const steps = stepsOf(
      events(
        DISPATCHED,
        { type: 'signed', order: 1 },
        { type: 'extended', order: 1, way: 'filing', added: null, until },
      ),
      OF,
    );
    expect(steps.at(-1)).toEqual({
      at: AT + 2,
      code: 'extended',
      words: {
        zh: '办理时限延至 2026 年 3 月 9 日（周一）24:00',
        en: 'More time was given: until 24:00 on Monday 9 March 2026',
      },
      told: ['灯具要订货。'],
    });
  });

  test('says nothing of parts, notes, supervision and what staff lay with the case', () => {
    const part = { ...DISPATCHED, order: 2, unit: 'u2-2', under: 1, part: 'coHandling' } as const;
    const hidden: Fact[] = [
      part,
      { type: 'signed', order: 2 },
      { type: 'contactRecorded', order: 2, method: 'telephone', reached: true },
      { type: 'noteAdded' },
      { type: 'supervised', no: 1, mode: 'written' },
      { type: 'fileAttached', file: 'f', hash: 'h', kind: 'recording' },
      { type: 'progressRecorded', order: 1 },
    ];
    expect(zh(DISPATCHED, ...hidden)).toEqual(['已交住建局办理']);
  });

  test('goes on with the successor of a unit that was merged', () => {
    expect(
      zh(DISPATCHED, { type: 'handedOver', order: 1, from: 'u2-1', to: 'u2-2' }, { type: 'signed', order: 1 }),
    ).toEqual(['已交住建局办理', '改由城管局接续办理', '城管局已签收，正在办理']);
  });
});
