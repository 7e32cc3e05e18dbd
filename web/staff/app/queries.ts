import { QueryClient } from '@tanstack/react-query';
import { problemOf, wasAnswered } from '../api/problem';

const MOST_TRIES = 2;

/**
 * What has been read stays fresh until the server says that it changed (live.tsx). Keys begin with what they hold:
 * ['appeal', number, …] is read again when that appeal changes, ['list', …] when any appeal changes that the person may see,
 * everything else when its page says so.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      refetchOnWindowFocus: false,
      retry: (tries, error) => !wasAnswered(problemOf(error)) && tries < MOST_TRIES,
    },
    mutations: { retry: false },
  },
});
