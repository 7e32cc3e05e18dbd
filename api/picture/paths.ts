import { type Box, type Lane, PLACES, type Step } from './flow';
import type { Node } from './grid';
import { Tracks } from './tracks';

/** An arrow yet to be drawn. Those of one trunk share their lines. */
export interface Path {
  from: Node;
  to: Node;
  trunk: string;
  /** the lane below whose rows it runs when it has far to go */
  band: Lane;
}

/** from each stage to the steps that may follow there, and from each step to the stages it leads to */
export function pathsOf(steps: readonly Step[], nodes: readonly Node[]): readonly Path[] {
  const of = (ids: readonly string[]): readonly Node[] => nodes.filter((n) => ids.includes(n.id));
  return steps.flatMap((s) =>
    of([s.id]).flatMap((step) => [
      ...of(s.from).map((from): Path => ({ from, to: step, trunk: `from ${from.id}`, band: from.lane })),
      ...of(s.to).map((to): Path => ({ from: step, to, trunk: `to ${to.id}`, band: to.lane })),
    ]),
  );
}

/** its end stands in the next column */
export const isNear = ({ from, to }: Path): boolean => to.column === from.column + 0.5;

/** the lines that all of them need: upright ones in the channel right of a column, level ones in the band of a lane */
export function tracksFor(paths: readonly Path[], boxes: readonly Box[]): { channels: Tracks; bands: Tracks } {
  const [channels, bands] = [new Tracks(), new Tracks()];
  for (const { to } of boxes.flatMap((b) => b.exits)) channels.take(`${PLACES[to][1] - 0.5}`, `to ${to}`);
  for (const p of paths) {
    channels.take(`${p.from.column}`, p.trunk);
    if (isNear(p)) continue;
    channels.take(`${p.to.column - 0.5}`, p.trunk);
    bands.take(p.band, p.trunk);
  }
  return { channels, bands };
}
