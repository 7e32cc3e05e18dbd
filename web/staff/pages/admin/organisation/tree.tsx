import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../../app/language';
import type { Unit } from './org';

interface Props {
  units: readonly Unit[];
  chosen: string | null;
  choose: (id: string) => void;
  sought: string;
}

interface Placed {
  unit: Unit;
  depth: number;
}

/** The units as a tree: arrow keys move, Enter opens. What is sought is shown with the units above it. */
export function UnitTree({ units, chosen, choose, sought }: Props) {
  const { t } = useTranslation('organisation');
  const said = useSaid();
  const tree = useRef<HTMLUListElement>(null);
  const shown = placed(found(units, sought));
  const at = Math.max(
    0,
    shown.findIndex(({ unit }) => unit.id === chosen),
  );
  const wasMoved = useRef(false);
  useEffect(() => {
    if (!wasMoved.current) return;
    wasMoved.current = false;
    tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [chosen]);
  return (
    <ul ref={tree} className="unit-tree" role="tree" aria-label={t('units.tree')}>
      {shown.map(({ unit, depth }, place) => (
        <li
          key={unit.id}
          role="treeitem"
          aria-level={depth + 1}
          aria-selected={unit.id === chosen}
          tabIndex={place === at ? 0 : -1}
          className={unit.activeUntil === null ? '' : 'ended'}
          style={{ paddingInlineStart: 8 + depth * 20 }}
          onClick={() => choose(unit.id)}
          onKeyDown={(event) => {
            const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: shown.length - 1 }[event.key];
            const to = next === undefined ? undefined : shown[next];
            if (event.key === 'Enter' || event.key === ' ') choose(unit.id);
            else if (to) {
              wasMoved.current = true;
              choose(to.unit.id);
            } else return;
            event.preventDefault();
          }}
        >
          <span>{unit.name}</span>
          <span className="second">
            {unit.activeUntil === null ? said(unit.kindWords) : t('units.endedLine', { id: unit.id })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** those that are sought, and all above them */
function found(units: readonly Unit[], sought: string): readonly Unit[] {
  const words = sought.trim().toLowerCase();
  if (words === '') return units;
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const kept = new Set<string>();
  for (const unit of units) {
    if (!`${unit.name} ${unit.nameEn ?? ''} ${unit.id}`.toLowerCase().includes(words)) continue;
    for (let one: Unit | undefined = unit; one && !kept.has(one.id); one = byId.get(one.parent ?? '')) kept.add(one.id);
  }
  return units.filter(({ id }) => kept.has(id));
}

/** from the platform down, each below the unit that it belongs to */
function placed(units: readonly Unit[]): readonly Placed[] {
  const ids = new Set(units.map(({ id }) => id));
  const below = new Map<string, Unit[]>();
  for (const unit of units) {
    const parent = unit.parent !== null && ids.has(unit.parent) ? unit.parent : '';
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const walk = (parent: string, depth: number): Placed[] =>
    (below.get(parent) ?? []).flatMap((unit) => [{ unit, depth }, ...walk(unit.id, depth + 1)]);
  return walk('', 0);
}
