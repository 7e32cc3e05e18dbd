import { boxShapes, heightOf } from './box';
import { AGAIN, type Flow, type Lane, PLACES, STRAIGHT } from './flow';
import { columnsFrom, LANE_HEAD, lanesOf, placed, POOL_HEAD } from './grid';
import { isNear, type Path, pathsOf, tracksFor } from './paths';
import { type Bounds, CLOCK, EDGE, type Shape, shapeAt } from './shape';

export type Point = readonly [x: number, y: number];

export interface Arrow {
  id: string;
  from: string;
  to: string;
  points: readonly Point[];
  /** on the way of an appeal that nothing holds up, back to an earlier stage, or neither */
  way: 'straight' | 'back' | 'other';
  label?: Bounds;
}

export interface Drawing {
  shapes: ReadonlyMap<string, Shape>;
  lanes: readonly { lane: Lane; bounds: Bounds; holds: readonly string[] }[];
  pool: Bounds;
  arrows: readonly Arrow[];
}

/** the start event: a registration */
export const BEGIN = 'begin';

/**
 * Places everything on a grid: stages and the steps between them in alternating columns, a row of its own for each in its
 * lane. Arrows run in channels beside the columns and in bands below the rows of a lane, where nothing stands; those that
 * come from one stage, or go to one, share a line.
 */
export function drawing({ steps, boxes }: Flow): Drawing {
  const nodes = placed(steps);
  const paths = pathsOf(steps, nodes);
  const tracks = tracksFor(paths, boxes);
  const columns = columnsFrom(nodes, tracks.channels);
  const { lanes, laneOf, rowY, bandY } = lanesOf(nodes, boxes, tracks.bands, columns.end);

  const shapes = new Map<string, Shape>();
  shapes.set(BEGIN, shapeAt('clock', POOL_HEAD + LANE_HEAD + EDGE + CLOCK.width / 2, rowY('front', 0)));
  for (const n of nodes) shapes.set(n.id, shapeAt(n.kind, columns.center(n.column), rowY(n.lane, n.row)));
  const left = columns.center(1);
  for (const b of boxes) {
    const lane = laneOf(b.lane);
    const top = lane.y + lane.height - heightOf(b) - EDGE;
    for (const [id, shape] of boxShapes(b, left, top, columns.end - EDGE - left)) shapes.set(id, shape);
  }

  const inOf = (id: string): Point => middle(shapes.get(id), 0);
  const outOf = (id: string): Point => middle(shapes.get(id), 1);
  const xOf = (column: number, trunk: string): number =>
    columns.channel(column) + tracks.channels.offset(`${column}`, trunk);
  const pointsOf = (p: Path): readonly Point[] => {
    const [start, end] = [outOf(p.from.id), inOf(p.to.id)];
    const x = xOf(p.from.column, p.trunk);
    if (isNear(p)) return elbow(start, x, end);
    const x2 = xOf(p.to.column - 0.5, p.trunk);
    const y = bandY(p.band, tracks.bands.offset(p.band, p.trunk));
    return [start, [x, start[1]], [x, y], [x2, y], [x2, end[1]], end];
  };
  const begun = ['received', 'incomplete'].map((to) =>
    arrow(BEGIN, to, 'other', elbow(outOf(BEGIN), outOf(BEGIN)[0] + EDGE, inOf(to))),
  );
  const exits = boxes.flatMap((b) =>
    b.exits.map(({ to }) => {
      const x = xOf(PLACES[to][1] - 0.5, `to ${to}`);
      const y = shapes.get(b.id)?.y ?? 0;
      const label = { x: x + 4, y: y - 40, width: 110, height: 30 };
      return { ...arrow(b.id, to, 'other', [[x, y], [x, inOf(to)[1]], inOf(to)]), label };
    }),
  );
  const arrows = paths.map((p) => arrow(p.from.id, p.to.id, wayOf(p), pointsOf(p)));
  const on = (way: Arrow['way']): readonly Arrow[] => arrows.filter((a) => a.way === way);
  const boxed = new Set(boxes.flatMap((b) => b.links.map((s) => s.id)));
  const within = ({ y, height }: Bounds): string[] =>
    [...shapes].filter(([id, s]) => s.y >= y && s.y < y + height && !boxed.has(id)).map(([id]) => id);
  const height = lanes.reduce((sum, l) => sum + l.bounds.height, 0);
  return {
    shapes,
    lanes: lanes.map((l) => ({ ...l, holds: within(l.bounds) })),
    pool: { x: 0, y: 0, width: columns.end, height },
    // where lines meet, the straight way lies above
    arrows: [...begun, ...exits, ...on('other'), ...on('back'), ...on('straight')],
  };
}

const arrow = (from: string, to: string, way: Arrow['way'], points: readonly Point[]): Arrow => ({
  id: `${from}-${to}`,
  from,
  to,
  way,
  points,
});

function wayOf({ from, to }: Path): Arrow['way'] {
  const i = STRAIGHT.indexOf(from.id);
  if (i >= 0 && STRAIGHT[i + 1] === to.id) return 'straight';
  if (to.kind !== 'stage') return 'other';
  return to.column < from.column || to.id === AGAIN ? 'back' : 'other';
}

/** on the left (0) or the right (1) side of a shape */
const middle = (s: Shape | undefined, side: 0 | 1): Point => (s ? [s.x + side * s.width, s.y + s.height / 2] : [0, 0]);

const elbow = (start: Point, x: number, end: Point): readonly Point[] =>
  start[1] === end[1] ? [start, end] : [start, [x, start[1]], [x, end[1]], end];
