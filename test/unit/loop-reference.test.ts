import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loopReference } from '../../docs/loop-table';
import { OWED_THERE } from '../../docs/owed-there';
import { loopPicture } from '../../api/picture/bpmn';
import { drawing } from '../../api/picture/drawing';
import { flow } from '../../api/picture/flow';
import { LOOP } from '../../domain/loop';
import { liveOrders, stageOf, STAGES } from '../../domain/loop/state';
import { rulesOf } from './loop-given';
import { standingIn } from './loop-standing';

const checkedIn = (name: string): string => readFileSync(join(__dirname, '../../docs/reference', name), 'utf8');

test('docs/reference/loop.md says what the loop says; else run `npm run docs`', () => {
  expect(checkedIn('loop.md')).toBe(`${loopReference()}\n`);
});

test('the page names all that is owed where a case stands', () => {
  for (const pack of ['suzhou-anhui', 'chongqing', 'rehearsal'])
    for (const stage of STAGES.filter((s) => s !== 'incomplete')) {
      const { state } = standingIn(stage, rulesOf(pack));
      for (const { kind, order } of state.owed) {
        const there = stageOf(state, liveOrders(state).find((o) => o.no === order) ?? null);
        expect([there, OWED_THERE[there]]).toEqual([there, expect.arrayContaining([kind])]);
      }
    }
});

describe('the picture of the loop', () => {
  it('docs/reference/loop.bpmn shows what the loop says; else run `npm run docs`', async () => {
    expect(checkedIn('loop.bpmn')).toBe(await loopPicture());
  });

  const shown = flow();
  const { shapes, arrows, lanes } = drawing(shown);

  it('holds every stage and every link once, each in one lane or in the box of one', () => {
    expect([...shapes.keys()]).toEqual(expect.arrayContaining([...STAGES, ...LOOP.map((l) => l.name)]));
    const inside = shown.boxes.flatMap((b) => b.links.map((s) => s.id));
    const placed = [...lanes.flatMap((l) => l.holds), ...inside];
    expect([...placed].sort()).toEqual([...shapes.keys()].sort());
  });

  it('lays no shape over another, but those of a box over it', () => {
    const boxes = new Set(shown.boxes.map((b) => b.id));
    const alone = [...shapes].filter(([id]) => !boxes.has(id));
    for (const [i, [one, a]] of alone.entries())
      for (const [other, b] of alone.slice(i + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect([one, other, apart]).toEqual([one, other, true]);
      }
  });

  it('draws no arrow through a shape', () => {
    const met = arrows.flatMap(({ id, from, to, points }) =>
      points.slice(1).flatMap(([x2, y2], i) => {
        const [x1, y1] = points[i] ?? [x2, y2];
        return [...shapes]
          .filter(([shape]) => shape !== from && shape !== to)
          .filter(([, s]) => Math.max(x1, x2) > s.x && Math.min(x1, x2) < s.x + s.width)
          .filter(([, s]) => Math.max(y1, y2) > s.y && Math.min(y1, y2) < s.y + s.height)
          .map(([shape]) => `${id} through ${shape}`);
      }),
    );
    expect(met).toEqual([]);
  });
});
