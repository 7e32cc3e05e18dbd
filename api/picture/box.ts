import type { Box } from './flow';
import { EDGE, type Shape, shapeAt, TASK } from './shape';

const STEP = { x: TASK.width + EDGE, y: TASK.height + 14 };
const HEAD = 34;
/** a timer on the lower edge, with its words */
const TIMER = { width: 144, height: 60 };

const bodyOf = (b: Box): number => HEAD + Math.ceil(b.links.length / b.perRow) * STEP.y + EDGE;

/** what the box takes of its lane, with the words of its timers below it */
export const heightOf = (b: Box): number => bodyOf(b) + (b.timers.length > 0 ? TIMER.height : 0);

/** The shapes of a box whose left upper corner is at (x, y): its tasks in rows, its timers on its lower edge. */
export function boxShapes(b: Box, x: number, y: number, widest: number): readonly (readonly [string, Shape])[] {
  const height = bodyOf(b);
  // arrows that leave it start on its upper edge, below the stages they go to
  const width = b.exits.length > 0 ? widest : b.perRow * STEP.x + EDGE;
  const task = (i: number): Shape => ({
    ...TASK,
    x: x + EDGE + (i % b.perRow) * STEP.x,
    y: y + HEAD + Math.floor(i / b.perRow) * STEP.y,
  });
  return [
    [b.id, { x, y, width, height, expanded: true }],
    ...b.links.map(({ id }, i) => [id, task(i)] as const),
    ...b.timers.map(({ id }, i) => [id, shapeAt('clock', x + (i + 0.5) * TIMER.width, y + height)] as const),
  ];
}
