import bpmnModdle, { type Element, type Moddle } from 'bpmn-moddle';
import { STAGE_WORDS } from '../words/vocabulary';
import { STAGES } from '../../domain/loop/state';
import { diagramOf } from './diagram';
import { type Box, flow, type Flow, LANES, type Step } from './flow';
import { type Arrow, BEGIN, type Drawing, drawing } from './drawing';

/** what a city calls some elements of the picture, by their ids; the others keep the glossary's words */
export type OwnNames = Readonly<Record<string, string>>;

/**
 * The closed loop as BPMN 2.0 with its diagram, for bpmn.io and other modelers; the same text for the same registry and names.
 */
export async function loopPicture(names: OwnNames = {}): Promise<string> {
  const moddle = bpmnModdle();
  const shown = flow(names);
  const drawn = drawing(shown);
  const elements = new Elements(moddle);
  const process = elements.make('Process', 'loop', {
    name: '闭环 The closed loop',
    isExecutable: false,
    flowElements: [...nodesOf(shown, elements, names), ...drawn.arrows.map((arrow) => flowOf(arrow, shown, elements))],
    laneSets: [elements.make('LaneSet', 'lanes', { lanes: lanesOf(drawn, elements) })],
  });
  const pool = elements.make('Participant', 'pool', { name: '回应 Huiying', processRef: process });
  const collaboration = elements.make('Collaboration', 'collaboration', { participants: [pool] });
  const definitions = elements.make('Definitions', 'definitions', {
    targetNamespace: 'urn:huiying:loop',
    exporter: 'npm run docs',
    rootElements: [collaboration, process],
    diagrams: [diagramOf(moddle, collaboration, drawn, (id) => elements.of(id))],
  });
  return (await moddle.toXML(definitions, { format: true })).xml;
}

/** the elements of the model, by their ids */
class Elements {
  private readonly made = new Map<string, Element>();

  constructor(private readonly moddle: Moddle) {}

  make(type: string, id: string, attributes: object): Element {
    const element = this.moddle.create(`bpmn:${type}`, { id, ...attributes });
    this.made.set(id, element);
    return element;
  }

  of(id: string): Element {
    const element = this.made.get(id);
    if (!element) throw new Error(`the model has no ${id}`);
    return element;
  }

  /** name in both languages, and the documentation */
  said({ zh, en }: { zh: string; en: string }, about?: string): object {
    const name = `${zh}\n${en}`;
    return about === undefined
      ? { name }
      : { name, documentation: [this.moddle.create('bpmn:Documentation', { text: about })] };
  }

  clock(s: Step): object {
    return { ...this.said(s, s.about), eventDefinitions: [this.moddle.create('bpmn:TimerEventDefinition')] };
  }
}

function nodesOf({ steps, boxes }: Flow, elements: Elements, names: OwnNames): Element[] {
  const ends = new Set(STAGES.filter((stage) => !steps.some((s) => s.from.includes(stage))));
  return [
    elements.make('StartEvent', BEGIN, elements.said({ zh: '登记', en: 'Registration' })),
    ...STAGES.map((s) =>
      elements.make(
        ends.has(s) ? 'EndEvent' : 'ExclusiveGateway',
        s,
        elements.said({ ...STAGE_WORDS[s], zh: names[s] ?? STAGE_WORDS[s].zh }),
      ),
    ),
    ...steps.map((s) =>
      s.kind === 'link'
        ? elements.make('UserTask', s.id, elements.said(s, s.about))
        : elements.make('IntermediateCatchEvent', s.id, elements.clock(s)),
    ),
    ...boxes.flatMap((b) => boxOf(b, elements)),
  ];
}

/** tasks that may be done in any order, any number of times; the clocks beside them interrupt nothing */
function boxOf(b: Box, elements: Elements): Element[] {
  const box = elements.make('AdHocSubProcess', b.id, {
    name: `${b.zh} ${b.en}`,
    ordering: 'Parallel',
    flowElements: b.links.map((s) => elements.make('UserTask', s.id, elements.said(s, s.about))),
  });
  const clocks = b.timers.map((s) =>
    elements.make('BoundaryEvent', s.id, { ...elements.clock(s), attachedToRef: box, cancelActivity: false }),
  );
  return [box, ...clocks];
}

function flowOf({ id, from, to }: Arrow, { boxes }: Flow, elements: Elements): Element {
  const [sourceRef, targetRef] = [elements.of(from), elements.of(to)];
  const exit = boxes.find((b) => b.id === from)?.exits.find((one) => one.to === to);
  const name = exit?.links.map((s) => s.zh).join('、');
  const made = elements.make('SequenceFlow', id, { sourceRef, targetRef, ...(name === undefined ? {} : { name }) });
  sourceRef.get('outgoing').push(made);
  targetRef.get('incoming').push(made);
  return made;
}

function lanesOf({ lanes }: Drawing, elements: Elements): Element[] {
  return lanes.map(({ lane, holds }) =>
    elements.make('Lane', `lane-${lane}`, {
      name: `${LANES[lane].zh} ${LANES[lane].en}`,
      flowNodeRef: holds.map((id) => elements.of(id)),
    }),
  );
}
