import { useCallback, useRef, useState } from 'react';
import { send } from '../../api/client';
import { problemOf, wasAnswered } from '../../api/problem';

export interface Sending {
  busy: boolean;
  /** why the last request was not done; null: it was, or none was sent */
  error: unknown;
  /** the answer, or null where it was refused or lost; the same request again is a repetition until it was answered */
  sent: <A = unknown>(href: string, json: unknown) => Promise<A | null>;
  clear: () => void;
}

/** Sends what a form holds. Pressing again after a fault repeats the request under its key, so that nothing is done twice. */
export function useSending(): Sending {
  const last = useRef<{ what: string; key: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const sent = useCallback(async <A = unknown>(href: string, json: unknown): Promise<A | null> => {
    const what = `${href} ${JSON.stringify(json)}`;
    if (last.current?.what !== what) last.current = { what, key: crypto.randomUUID() };
    setBusy(true);
    setError(null);
    try {
      const answer = await send<A>(href, { json }, last.current.key);
      last.current = null;
      return answer;
    } catch (reason) {
      if (wasAnswered(problemOf(reason))) last.current = null;
      setError(reason);
      return null;
    } finally {
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { busy, error, sent, clear };
}
