import { useCallback, useState } from 'react';

export interface Attempt {
  busy: boolean;
  /** why the last one was not done; null: it was, or none was made */
  error: unknown;
  clear: () => void;
  /** does it, and answers whether it was done; `notDone` hears why it was not */
  run: (doing: () => Promise<void>, notDone?: (reason: unknown) => void) => Promise<boolean>;
}

/** One thing that a person does at a time and that may be refused: a form that is sent, a file that is laid with a case. */
export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run: Attempt['run'] = useCallback(async (doing, notDone) => {
    setBusy(true);
    setError(null);
    try {
      await doing();
      return true;
    } catch (reason) {
      notDone?.(reason);
      setError(reason);
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { busy, error, clear, run };
}
