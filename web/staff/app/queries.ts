import { QueryClient } from '@tanstack/react-query';
import { problemOf, wasAnswered } from '../api/problem';

const MOST_TRIES = 2;
const RETRY_MS = 400;

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
      // a fault of a moment; a longer one is told at once, with a button to try again
      retryDelay: RETRY_MS,
      retry: (tries, error) => !wasAnswered(problemOf(error)) && tries < MOST_TRIES,
    },
    mutations: { retry: false },
  },
});

/** what other people change and the server tells nobody of: it is read whenever its page is opened */
const UNTOLD: readonly (readonly string[])[] = [
  ['rollouts'],
  ['simulations'],
  ['policy', 'drafts'],
  ['policy', 'draft'],
  ['policy', 'versions'],
  ['calendar'],
  ['accounts'],
  ['roster'],
  ['deputies'],
  ['catalogue'],
  ['directory'],
  ['changes'],
  ['knowledge'],
];
for (const key of UNTOLD) queryClient.setQueryDefaults(key, { staleTime: 0 });
