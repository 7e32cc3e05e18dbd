import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

/** id of the list, for the field of the place */
export const AREAS = 'call-areas';

/** The names of places that the dispatch catalogue knows: a place that begins with one of them finds its unit. */
export function Areas() {
  const { data } = useQuery({
    queryKey: ['dispatch-catalogue'],
    queryFn: () => answerOf(api.GET('/api/v1/dispatch-catalogue')),
    staleTime: 600_000,
  });
  const areas = useMemo(() => [...new Set(data?.duties.flatMap((duty) => duty.areas) ?? [])].sort(), [data]);
  return (
    <datalist id={AREAS}>
      {areas.map((area) => (
        <option key={area} value={area} />
      ))}
    </datalist>
  );
}
