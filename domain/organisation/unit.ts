import type { Instant } from '../limit/instant';

/**
 * What a network unit is (R-ORG-03, R-ORG-09, R-ORG-17): handling units are not government bodies alone, and a sub-centre or a
 * member unit is a hotline node of its own.
 */
export const UNIT_KINDS = {
  platform: { zh: '政府热线服务平台', en: 'hotline platform' },
  government: { zh: '政府机关', en: 'government body' },
  publicService: { zh: '公共服务单位', en: 'public service unit' },
  socialOrganisation: { zh: '社会组织', en: 'social organisation' },
  enterprise: { zh: '公共服务企业', en: 'public-service enterprise' },
  subCentre: { zh: '分中心', en: 'sub-centre' },
  memberUnit: { zh: '成员单位', en: 'member unit' },
} as const;

export type UnitKind = keyof typeof UNIT_KINDS;

/** A network unit: level 1 is the platform, deeper levels handle; the level follows from the place in the tree (R-ORG-03, R-ORG-21). */
export interface Unit {
  id: string;
  name: string;
  nameEn: string | null;
  kind: UnitKind;
  level: number;
  parent: string | null;
  /** of the office, never a person's */
  telephones: readonly string[];
  /** UTC; orders can be dispatched to it from then on; null: always could */
  activeFrom: Instant | null;
  /** UTC; from then on it takes no new order; null: no end is set */
  activeUntil: Instant | null;
}

/** the unit takes new orders at this instant */
export const isActive = ({ activeFrom, activeUntil }: Unit, at: Instant): boolean =>
  (activeFrom === null || activeFrom <= at) && (activeUntil === null || at < activeUntil);
