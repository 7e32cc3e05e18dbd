import { useCallback, useRef } from 'react';
import { send } from '../api/client';
import { problemOf, wasAnswered } from '../api/problem';
import { type Attempt, useAttempt } from './attempt';

export interface Sending extends Omit<Attempt, 'run'> {
  /** the answer, or null where it was refused or lost; the same request again is a repetition until it was answered */
  sent: <A = unknown>(href: string, json: unknown) => Promise<A | null>;
}

/** Sends what a form holds. Pressing again after a fault repeats the request under its key, so that nothing is done twice. */
export function useSending(): Sending {
  const last = useRef<{ what: string; key: string } | null>(null);
  const { run, ...attempt } = useAttempt();
  const sent: Sending['sent'] = useCallback(
    async <A>(href: string, json: unknown) => {
      const what = `${href} ${JSON.stringify(json)}`;
      const { key } = last.current?.what === what ? last.current : { key: crypto.randomUUID() };
      last.current = { what, key };
      let answer: A | null = null;
      await run(
        async () => {
          answer = await send<A>(href, { json }, key);
          last.current = null;
        },
        (reason) => {
          if (wasAnswered(problemOf(reason))) last.current = null;
        },
      );
      return answer;
    },
    [run],
  );
  return { ...attempt, sent };
}
