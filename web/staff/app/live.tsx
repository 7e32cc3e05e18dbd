import { type PropsWithChildren, createContext, useContext, useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

export type Connection = 'live' | 'lost';
const Connections = createContext<Connection>('live');

/** many changes at once make one reading of the lists */
const TOGETHER_MS = 400;
const AGAIN_MS = 3_000;
/** nobody signs in again faster for being asked more often */
const LONGEST_MS = 60_000;

export const useConnection = (): Connection => useContext(Connections);

/** Keeps what is shown up to date: the server says which appeal changed, and what was read of it is read again. */
export function LiveProvider({ children }: PropsWithChildren) {
  const queries = useQueryClient();
  const [connection, setConnection] = useState<Connection>('live');

  useEffect(() => {
    let lists: ReturnType<typeof setTimeout> | null = null;
    let again: ReturnType<typeof setTimeout> | null = null;
    let stream: EventSource | null = null;
    let missed = false;
    let wait = AGAIN_MS;
    const readLists = (): void => {
      lists ??= setTimeout(() => {
        lists = null;
        void queries.invalidateQueries({ queryKey: ['list'] });
      }, TOGETHER_MS);
    };
    const open = (): void => {
      stream = new EventSource('/api/v1/stream');
      stream.addEventListener('open', () => {
        setConnection('live');
        wait = AGAIN_MS;
        // what changed while nobody was told is read now
        if (missed) void queries.invalidateQueries();
        missed = false;
      });
      stream.addEventListener('changed', (event: MessageEvent<string>) => {
        const { number } = JSON.parse(event.data) as { number: string };
        void queries.invalidateQueries({ queryKey: ['appeal', number] });
        readLists();
      });
      stream.addEventListener('readAgain', () => void queries.invalidateQueries());
      stream.addEventListener('error', () => {
        setConnection('lost');
        missed = true;
        if (stream?.readyState !== EventSource.CLOSED) return;
        // the server closes the stream of a session that has ended: asking says so
        void answerOf(api.GET('/api/v1/me')).catch(() => undefined);
        again = setTimeout(open, wait);
        wait = Math.min(2 * wait, LONGEST_MS);
      });
    };
    open();
    return () => {
      stream?.close();
      if (lists) clearTimeout(lists);
      if (again) clearTimeout(again);
    };
  }, [queries]);

  return <Connections value={connection}>{children}</Connections>;
}
