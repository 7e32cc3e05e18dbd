import { type Instant } from '../limit/instant';
import { type Pack } from './pack';
import { type PlatformDefaults } from './platform-defaults';
import { type Statute } from './statute';

/**
 * What a city stipulates, in one dated version. A case keeps the version in force at its acceptance (R-SYS-01).
 * `effectiveFrom` is the first instant (UTC) at which a new case is pinned to this version.
 */
export interface Policy {
  city: string;
  pack: Pack;
  version: number;
  effectiveFrom: Instant;
  defaults: PlatformDefaults;
  statutes: readonly Statute[];
}

/**
 * Where a value comes from: the city's own words, our reading of unclear words (AMB-nn), or a platform default.
 * A default is shown as «default, not the city's rule» (R-SYS-05).
 */
export type Provenance = 'city' | 'reading' | 'default';

/** One value of a policy with its source: the path in the pack, the rules, and the words it rests on. */
export interface Stipulation<T> {
  value: T;
  provenance: Provenance;
  /** Path in the pack ('timeLimits.complaint') or in the platform's defaults ('platformDefaults.reworkLimit'). */
  clause: string;
  rules: readonly string[];
  text?: string;
  ambiguity?: readonly string[];
}

export { type Category } from './category';
