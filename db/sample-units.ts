import { PLATFORM_UNIT } from '../domain/loop/role';
import type { UnitKind } from '../domain/organisation/unit';
import { unitNaming } from '../domain/policy/loop-terms';
import type { Policy } from '../domain/policy/policy';
import { levelsOf } from '../domain/policy/stipulations';

/** A unit as a city gets it when it is made. */
export interface UnitRow {
  id: string;
  city: string;
  name: string;
  kind: UnitKind;
  level: number;
  parent: string | null;
}

/** invented units, below the platform; each level has as many under each of the one above it */
const UNITS_BY_LEVEL: Readonly<Record<number, readonly string[]>> = {
  2: ['住房和城乡建设局', '城市管理局', '教育局'],
  3: ['第一分局', '第二分局'],
  4: ['第一站'],
};

/** level 1 of the network, which every city has (R-ORG-03) */
export const platformUnit = (city: string, cityName: string): UnitRow => ({
  id: PLATFORM_UNIT,
  city,
  name: `${cityName} 12345`,
  kind: 'platform',
  level: 1,
  parent: null,
});

/** Invented units at all levels of the pack's network; ids carry the level and the place below the one above: u1, u2-1, u3-1-2. */
export function sampleUnits(policy: Policy, cityName: string): readonly UnitRow[] {
  const { city } = policy;
  const units: UnitRow[] = [platformUnit(city, cityName)];
  for (let level = 2; level <= levelsOf(policy); level++)
    for (const parent of units.filter((u) => u.level === level - 1))
      (UNITS_BY_LEVEL[level] ?? []).forEach((name, i) => {
        const place = parent.id.replace(/^u\d+-?/, '');
        units.push({
          id: `u${level}-${place ? `${place}-` : ''}${i + 1}`,
          city,
          name: level === 2 ? name : `${parent.name}${name}`,
          kind: 'government',
          level,
          parent: parent.id,
        });
      });
  return units;
}

/** The sample units that have people from the start, each with what follows the role in their logins. */
export function staffedUnits(policy: Policy): readonly { unit: string; suffix: string }[] {
  return [
    { unit: 'u2-1', suffix: '' },
    // a second unit, to work together with the first
    { unit: 'u2-2', suffix: '2' },
    // one below the first, to which it assigns (R-DSP-18)
    ...(levelsOf(policy) >= 3 ? [{ unit: 'u3-1-1', suffix: '3' }] : []),
    ...(levelsOf(policy) >= 4 ? [{ unit: 'u4-1-1-1', suffix: '4' }] : []),
    // the duty room itself, where it may lead the coordination (R-DSP-12)
    ...(unitNaming(policy).dutyRoomMayLead ? [{ unit: PLATFORM_UNIT, suffix: '1' }] : []),
  ];
}
