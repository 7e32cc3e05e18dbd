import type { Figure } from './figure';
import type { Laboratory } from './laboratory';

/** How much is measured. */
export type Scale = 'quick' | 'usual' | 'full';

/** One row of the table to hold, or several that are measured together. */
export interface Row {
  name: string;
  zh: string;
  en: string;
  measure(lab: Laboratory, scale: Scale, say: (line: string) => void): Promise<Figure[]>;
}
