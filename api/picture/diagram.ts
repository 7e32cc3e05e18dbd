import type { Element, Moddle } from 'bpmn-moddle';
import { STRAIGHT } from './flow';
import type { Drawing } from './drawing';
import type { Bounds } from './shape';

/** of the straight way, of the ways back, and of all else */
const STRAIGHT_FILL = '#bbdefb';
const STRAIGHT_STROKE = '#0d4372';
const BACK_STROKE = '#c2410c';

/** The diagram interchange of the model: where each shape and each arrow of the drawing lies. */
export function diagramOf(moddle: Moddle, plane: Element, drawn: Drawing, elementOf: (id: string) => Element): Element {
  const bounds = (b: Bounds): Element => moddle.create('dc:Bounds', b);
  const shape = (id: string, b: Bounds, more: object = {}): Element =>
    moddle.create('bpmndi:BPMNShape', { id: `${id}-shape`, bpmnElement: elementOf(id), bounds: bounds(b), ...more });
  const label = (b: Bounds): object => ({ label: moddle.create('bpmndi:BPMNLabel', { bounds: bounds(b) }) });
  const shapes = [...drawn.shapes].map(([id, { label: text, expanded, ...b }]) =>
    shape(id, b, {
      ...(text ? label(text) : {}),
      ...(expanded ? { isExpanded: true } : {}),
      ...(STRAIGHT.includes(id) ? painted(STRAIGHT_STROKE, STRAIGHT_FILL) : {}),
    }),
  );
  const arrows = drawn.arrows.map((a) =>
    moddle.create('bpmndi:BPMNEdge', {
      id: `${a.id}-edge`,
      bpmnElement: elementOf(a.id),
      waypoint: a.points.map(([x, y]) => moddle.create('dc:Point', { x, y })),
      ...(a.label ? label(a.label) : {}),
      ...(a.way === 'other' ? {} : painted(a.way === 'back' ? BACK_STROKE : STRAIGHT_STROKE)),
    }),
  );
  return moddle.create('bpmndi:BPMNDiagram', {
    id: 'diagram',
    plane: moddle.create('bpmndi:BPMNPlane', {
      id: 'plane',
      bpmnElement: plane,
      planeElement: [
        shape('pool', drawn.pool, { isHorizontal: true }),
        ...drawn.lanes.map(({ lane, bounds: b }) => shape(`lane-${lane}`, b, { isHorizontal: true })),
        ...shapes,
        ...arrows,
      ],
    }),
  });
}

/** in the words of bpmn.io and in those of the standard extension for colours */
const painted = (stroke: string, fill?: string): object => ({
  'bioc:stroke': stroke,
  'color:border-color': stroke,
  ...(fill === undefined ? {} : { 'bioc:fill': fill, 'color:background-color': fill }),
});
