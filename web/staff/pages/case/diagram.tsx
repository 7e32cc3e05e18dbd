import { useEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useTranslation } from 'react-i18next';
import 'bpmn-js/dist/assets/diagram-js.css';

interface Props {
  xml: string;
  passed: readonly { id: string }[];
  here: readonly string[];
  label: string;
}

interface Shape {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Canvas {
  zoom: (to: 'fit-viewport' | number) => number;
  viewbox: (box?: { x: number; y: number; width: number; height: number }) => {
    outer: { width: number; height: number };
  };
  addMarker: (id: string, marker: string) => void;
}
interface Overlays {
  add: (id: string, overlay: { position: { top: number; left: number }; html: HTMLElement }) => void;
}
interface Registry {
  get: (id: string) => Shape | undefined;
  filter: (
    which: (element: Shape & { source?: Shape; target?: Shape }) => boolean,
  ) => (Shape & { waypoints?: unknown })[];
}

/** The diagram itself, drawn by bpmn.io: dragged and zoomed, with the passed way and the place marked. */
export function Diagram({ xml, passed, here, label }: Props) {
  const { t } = useTranslation('case');
  const place = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer | null>(null);
  const [failed, setFailed] = useState(false);
  const words = t('picture.here');
  useEffect(() => {
    const container = place.current;
    if (!container) return undefined;
    const drawn = new NavigatedViewer({ container });
    let gone = false;
    drawn
      .importXML(xml)
      .then(() => {
        if (gone) return;
        mark(drawn, new Set(passed.map(({ id }) => id)), here);
        for (const id of here) flag(drawn, id, words);
        lookAt(drawn, here);
        setViewer(drawn);
      })
      .catch(() => {
        if (!gone) setFailed(true);
      });
    return () => {
      gone = true;
      drawn.destroy();
    };
  }, [xml, passed, here, words]);
  const zoom = (by: number): void => {
    const canvas = viewer?.get<Canvas>('canvas');
    if (canvas) canvas.zoom(Number(viewer?.get<{ zoom: () => number }>('canvas').zoom()) * by);
  };
  return (
    <>
      {failed && <p role="alert">{t('picture.failed')}</p>}
      <p className="picture-keys">
        <Button size="small" onClick={() => viewer && lookAt(viewer, here)}>
          {t('picture.toPlace')}
        </Button>
        <Button size="small" onClick={() => viewer?.get<Canvas>('canvas').zoom('fit-viewport')}>
          {t('picture.whole')}
        </Button>
        <Button size="small" onClick={() => zoom(CLOSER)}>
          {t('picture.closer')}
        </Button>
        <Button size="small" onClick={() => zoom(1 / CLOSER)}>
          {t('picture.farther')}
        </Button>
      </p>
      <div ref={place} className="diagram" role="group" aria-label={label} />
    </>
  );
}

const CLOSER = 1.4;

/** shapes that were passed, the arrows between two of them, and where the case stands */
function mark(viewer: NavigatedViewer, passed: ReadonlySet<string>, here: readonly string[]): void {
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  for (const id of passed) if (registry.get(id)) canvas.addMarker(id, 'passed');
  const between = registry.filter(
    ({ source, target }) =>
      source !== undefined && target !== undefined && passed.has(source.id) && passed.has(target.id),
  );
  for (const { id } of between) canvas.addMarker(id, 'passed');
  for (const id of here) if (registry.get(id)) canvas.addMarker(id, 'here');
}

/** says in words where the case stands: never by colour alone */
function flag(viewer: NavigatedViewer, id: string, words: string): void {
  if (!viewer.get<Registry>('elementRegistry').get(id)) return;
  const html = document.createElement('div');
  html.className = 'here-flag';
  html.textContent = words;
  viewer.get<Overlays>('overlays').add(id, { position: { top: -26, left: 0 }, html });
}

/** the place where the case stands, with what is around it */
function lookAt(viewer: NavigatedViewer, here: readonly string[]): void {
  const canvas = viewer.get<Canvas>('canvas');
  const shape = here.map((id) => viewer.get<Registry>('elementRegistry').get(id)).find((one) => one !== undefined);
  if (!shape) {
    canvas.zoom('fit-viewport');
    return;
  }
  const { outer } = canvas.viewbox();
  const scale = 0.75;
  const [width, height] = [outer.width / scale, outer.height / scale];
  canvas.viewbox({
    x: shape.x + shape.width / 2 - width / 2,
    y: shape.y + shape.height / 2 - height / 2,
    width,
    height,
  });
}
