import type { AdministrationFact } from '../../loop/facts/administration';
import { limitsAgain } from '../limits-again';
import type { Owed } from './owed';

export const ADMINISTRATION_OWED: Owed<AdministrationFact['type']> = {
  limitsRecomputed: (before, fact, at, rules) =>
    before.phase === 'unregistered' ? {} : limitsAgain(before, fact, at, rules).owed,
};
