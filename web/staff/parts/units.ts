import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import type { operations } from '../api/schema';

export type Unit = operations['units']['responses'][200]['content']['application/json']['units'][number];

/** The city's units, from the platform down; also those that have ended. */
export function useUnits(): { units: readonly Unit[]; nameOf: (id: string | null) => string } {
  const { data } = useQuery({ queryKey: ['units'], queryFn: () => answerOf(api.GET('/api/v1/units')) });
  return useMemo(() => {
    const units = data?.units ?? [];
    const names = new Map(units.map((unit) => [unit.id, unit.name]));
    return { units, nameOf: (id) => (id === null ? '' : (names.get(id) ?? id)) };
  }, [data]);
}
