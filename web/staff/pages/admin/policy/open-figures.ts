import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import { useSession } from '../../../app/me';

/** How many appeals of the own city are open; null while that is not known. */
export function useFigures(): number | null {
  const { me } = useSession();
  const { data } = useQuery({
    queryKey: ['cities', 'figures'],
    queryFn: () => answerOf(api.GET('/api/v1/cities', { params: { query: { figures: 'true' } } })),
  });
  return data?.cities.find(({ id }) => id === me.city.id)?.appeals?.open ?? null;
}
