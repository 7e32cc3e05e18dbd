import type { AdministrationFact } from '../facts/administration';
import type { Folds } from './fold';
import { nothingToDecide } from './publication';

export const ADMINISTRATION_FOLDS: Folds<AdministrationFact['type']> = {
  limitsRecomputed: (s, e) => {
    const supervisions = s.supervisions?.map((one) => {
      const moved = e.moved.find((m) => m.was === one.asks);
      return moved ? { ...one, asks: moved.is } : one;
    });
    const after = e.cause === 'policy' && e.publishesNothing ? nothingToDecide(s) : s;
    return {
      ...after,
      ...(supervisions ? { supervisions } : {}),
      ...(e.cause === 'policy' ? { policyVersion: e.policyVersion } : { calendarVersion: e.calendarVersion }),
    };
  },
};
