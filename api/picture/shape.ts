import type { Step } from './flow';

/** All lengths in pixels, as BPMN diagrams count them; y grows downwards. */
export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Shape extends Bounds {
  label?: Bounds;
  /** with what stands in it */
  expanded?: true;
}

export const TASK = { width: 134, height: 58 };
const STAGE = { width: 50, height: 50 };
export const CLOCK = { width: 36, height: 36 };
const LABEL = { width: 118, height: 28 };
/** between what is drawn and the edge of what it is drawn in */
export const EDGE = 18;

export type Kind = Step['kind'] | 'stage';

/** one that stands around this point; what is small has its words below it */
export function shapeAt(kind: Kind, x: number, y: number): Shape {
  const size = kind === 'stage' ? STAGE : kind === 'link' ? TASK : CLOCK;
  const bounds = { x: x - size.width / 2, y: y - size.height / 2, ...size };
  const label = { x: x - LABEL.width / 2, y: y + size.height / 2 + 2, ...LABEL };
  return kind === 'link' ? bounds : { ...bounds, label };
}
