import systems from './capabilities.json';

/** What one system of the field is credited with, in short words, and by what it is seen to work (a scenario's id or a fact). */
export interface Capability {
  /** stable, e.g. 'CQ-18' */
  id: string;
  zh: string;
  en: string;
  worksWhen: string;
  /** Huiying is said to have it: then a test shows it. Left out where it is still to come. */
  promised?: boolean;
}

/** A city's hotline, a generic description of one, or the articles of law; `pack` is the id of its pack. */
export interface NamedSystem {
  pack: string;
  zh: string;
  en: string;
  capabilities: readonly Capability[];
}

export const SYSTEMS: readonly NamedSystem[] = systems;
