import { type Stage, STAGES } from '../../domain/loop/state';
import { heightOf } from './box';
import { type Box, type Lane, LANES, PLACES, type Step, STRAIGHT } from './flow';
import { type Bounds, CLOCK, EDGE, type Kind } from './shape';
import type { Tracks } from './tracks';

export const POOL_HEAD = 30;
export const LANE_HEAD = 30;
const ROW = 106;
const STAGE_COLUMN = 126;
const TASK_COLUMN = 144;

export interface Node {
  id: string;
  kind: Kind;
  lane: Lane;
  column: number;
  row: number;
}

/** each in its lane and column, below what stands there already; the straight way comes first, so it is a line */
export function placed(steps: readonly Step[]): Node[] {
  const nodes: Node[] = [];
  const put = (id: string, kind: Kind, lane: Lane, column: number): void => {
    const row = nodes.filter((n) => n.lane === lane && n.column === column).length;
    nodes.push({ id, kind, lane, column, row });
  };
  const straightFirst = <T>(items: readonly T[], id: (item: T) => string): T[] =>
    [...items].sort((a, b) => Number(STRAIGHT.includes(id(b))) - Number(STRAIGHT.includes(id(a))));
  for (const stage of straightFirst<Stage>(STAGES, (s) => s)) put(stage, 'stage', ...PLACES[stage]);
  for (const s of straightFirst(steps, ({ id }) => id))
    put(s.id, s.kind, s.lane, Math.min(...s.from.map((stage) => PLACES[stage][1])) + 0.5);
  return nodes;
}

export interface Columns {
  center: (column: number) => number;
  /** where the channel to the right of this column begins */
  channel: (column: number) => number;
  end: number;
}

export function columnsFrom(nodes: readonly Node[], channels: Tracks): Columns {
  const centers = new Map<number, number>();
  const begins = new Map<number, number>();
  let x = POOL_HEAD + LANE_HEAD + EDGE + CLOCK.width + EDGE;
  begins.set(0.5, x);
  x += channels.width('0.5');
  const last = Math.max(...nodes.map((n) => n.column));
  for (let column = 1; column <= last; column += 0.5) {
    const width = Number.isInteger(column) ? STAGE_COLUMN : TASK_COLUMN;
    centers.set(column, x + width / 2);
    begins.set(column, x + width);
    x += width + channels.width(`${column}`);
  }
  return { center: (c) => centers.get(c) ?? 0, channel: (c) => begins.get(c) ?? 0, end: x + EDGE };
}

export interface Rows {
  lanes: readonly { lane: Lane; bounds: Bounds }[];
  laneOf: (lane: Lane) => Bounds;
  /** the middle of a row */
  rowY: (lane: Lane, row: number) => number;
  /** below the rows */
  bandY: (lane: Lane, offset: number) => number;
}

export function lanesOf(nodes: readonly Node[], boxes: readonly Box[], bands: Tracks, right: number): Rows {
  const lanes: { lane: Lane; bounds: Bounds; rows: number }[] = [];
  let y = 0;
  for (const lane of Object.keys(LANES) as Lane[]) {
    const rows = Math.max(0, ...nodes.filter((n) => n.lane === lane).map((n) => n.row + 1));
    const band = bands.width(lane);
    const box = boxes.filter((b) => b.lane === lane).reduce((sum, b) => sum + heightOf(b) + 2 * EDGE, 0);
    const height = rows * ROW + band + box;
    lanes.push({ lane, rows, bounds: { x: POOL_HEAD, y, width: right - POOL_HEAD, height } });
    y += height;
  }
  const of = (lane: Lane): { bounds: Bounds; rows: number } => {
    const found = lanes.find((l) => l.lane === lane);
    if (!found) throw new Error(`the picture has no lane ${lane}`);
    return found;
  };
  return {
    lanes,
    laneOf: (lane) => of(lane).bounds,
    rowY: (lane, row) => of(lane).bounds.y + row * ROW + ROW / 2,
    bandY: (lane, offset) => of(lane).bounds.y + of(lane).rows * ROW + offset,
  };
}
