import { useState } from 'react';
import { problemOf, wasAnswered } from '../api/problem';
import { useAttempt } from './attempt';
import { useDraft } from './draft';

interface Submission<Written> {
  written: Written;
  write: (next: Written) => void;
  busy: boolean;
  /** why the last request was not done; null: it was, or none was sent */
  error: unknown;
  submit: (send: (key: string) => Promise<void>) => void;
}

/**
 * What somebody writes into a form and sends. It survives a reload and the end of the session, and goes once it was done; pressing
 * again repeats the request under the same key until it was answered, so that nothing is done twice. `empty`: what stands in the form
 * before anybody has written.
 */
export function useSubmission<Written>(id: string, empty: Written): Submission<Written> {
  const [written, keep, forget] = useDraft<Written>(id, empty);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { busy, error, run } = useAttempt();
  return {
    written,
    write: (next) => {
      setKey(crypto.randomUUID());
      keep(next);
    },
    busy,
    error,
    submit: (send) => {
      if (busy) return;
      void run(
        async () => {
          await send(key);
          forget();
        },
        (reason) => {
          if (wasAnswered(problemOf(reason))) setKey(crypto.randomUUID());
        },
      );
    },
  };
}
