import { useCallback, useState } from 'react';
import { useSession } from '../app/me';

const PREFIX = 'huiying:draft:';
/** a shift, and the next day's: what was begun longer ago is not what anybody means to send */
const KEPT_MS = 36 * 3_600_000;

interface Kept<A> {
  at: number;
  value: A;
}

function read<A>(place: string): A | null {
  const text = localStorage.getItem(place);
  if (text === null) return null;
  try {
    const { at, value } = JSON.parse(text) as Kept<A>;
    if (Date.now() - at < KEPT_MS) return value;
  } catch {
    // unreadable: as if it were not there
  }
  localStorage.removeItem(place);
  return null;
}

/**
 * What this person is writing, kept on this machine at every keystroke, so that neither a reload nor the end of the session
 * loses it. It belongs to the account, and goes when it was sent or when the person signs out. Until something was kept it is
 * `empty`, as that is now.
 */
export function useDraft<A>(id: string, empty: A): [value: A, keep: (value: A) => void, forget: () => void] {
  const { me } = useSession();
  const place = `${PREFIX}${me.account.id}:${id}`;
  const [{ of, kept }, setState] = useState(() => ({ of: place, kept: read<A>(place) }));
  const now = of === place ? kept : read<A>(place);
  const keep = useCallback(
    (next: A) => {
      localStorage.setItem(place, JSON.stringify({ at: Date.now(), value: next } satisfies Kept<A>));
      setState({ of: place, kept: next });
    },
    [place],
  );
  const forget = useCallback(() => {
    localStorage.removeItem(place);
    setState({ of: place, kept: null });
  }, [place]);
  return [now ?? empty, keep, forget];
}

/** nothing that anybody has begun to write stays on this machine */
export function forgetDrafts(): void {
  for (const place of Object.keys(localStorage)) if (place.startsWith(PREFIX)) localStorage.removeItem(place);
}
