import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ProblemBox } from '../../parts/states';

interface Act {
  busy: boolean;
  /** does it, and answers whether it was done; what was refused is shown by `problem` */
  run: <A>(doing: () => Promise<A>, done?: (answer: A) => void) => Promise<boolean>;
  problem: React.ReactNode;
  clear: () => void;
}

/** One act of an administrator at a time: what it changed is read again, what was refused stands below the button. */
export function useAct(touched: readonly (readonly string[])[], fieldWords?: (path: string) => string): Act {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  return {
    busy,
    clear: () => setError(null),
    problem: error === null ? null : <ProblemBox error={error} {...(fieldWords ? { fieldWords } : {})} />,
    run: async (doing, done) => {
      setBusy(true);
      setError(null);
      try {
        const answer = await doing();
        await Promise.all(touched.map((queryKey) => queries.invalidateQueries({ queryKey: [...queryKey] })));
        done?.(answer);
        return true;
      } catch (reason) {
        setError(reason);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
