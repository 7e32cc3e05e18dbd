import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

/** The handlers of a unit, to whom an order can be handed; none while no unit is meant. */
export function useHandlers(unit: string | null): readonly { id: string; name: string }[] {
  const { data } = useQuery({
    queryKey: ['colleagues', unit],
    queryFn: () => answerOf(api.GET('/api/v1/units/{unit}/colleagues', { params: { path: { unit: unit ?? '' } } })),
    enabled: unit !== null,
  });
  return (data?.colleagues ?? []).filter(({ roles }) => roles.includes('handler'));
}
