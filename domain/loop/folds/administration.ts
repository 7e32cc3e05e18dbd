import type { AdministrationFact } from '../facts/administration';
import type { Folds } from './fold';

export const ADMINISTRATION_FOLDS: Folds<AdministrationFact['type']> = {
  limitsRecomputed: (s, e) => {
    const supervisions = s.supervisions?.map((one) => {
      const moved = e.moved.find((m) => m.was === one.asks);
      return moved ? { ...one, asks: moved.is } : one;
    });
    return {
      ...s,
      ...(supervisions ? { supervisions } : {}),
      ...(e.cause === 'policy' ? { policyVersion: e.policyVersion } : { calendarVersion: e.calendarVersion }),
    };
  },
};
