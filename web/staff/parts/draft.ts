import { useCallback, useSyncExternalStore } from 'react';
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

/** what is being written at a place while some part of the page shows it; null: nothing */
const shown = new Map<string, unknown>();
const watchers = new Map<string, Set<() => void>>();

function at<A>(place: string): A | null {
  if (!shown.has(place)) shown.set(place, read<A>(place));
  return shown.get(place) as A | null;
}

function put(place: string, value: unknown): void {
  const those = watchers.get(place);
  if (those) shown.set(place, value);
  else shown.delete(place);
  try {
    if (value === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify({ at: Date.now(), value } satisfies Kept<unknown>));
  } catch {
    // the machine keeps no more: what is written lives as long as the page shows it
  }
  for (const watcher of those ?? []) watcher();
}

function watch(place: string, onChange: () => void): () => void {
  const those = watchers.get(place) ?? new Set();
  watchers.set(place, those.add(onChange));
  return () => {
    those.delete(onChange);
    if (those.size > 0) return;
    watchers.delete(place);
    shown.delete(place);
  };
}

/**
 * What this person is writing, kept on this machine at every keystroke, so that neither a reload nor the end of the session
 * loses it. It belongs to the account, and goes when it was sent or when the person signs out. Until something was kept it is
 * `empty`, as that is now. Parts of the page that name the same `id` write the same.
 */
export function useDraft<A>(id: string, empty: A): [value: A, keep: (value: A) => void, forget: () => void] {
  const { me } = useSession();
  const place = `${PREFIX}${me.account.id}:${id}`;
  const now = useSyncExternalStore(
    useCallback((onChange) => watch(place, onChange), [place]),
    () => at<A>(place),
  );
  const keep = useCallback((next: A) => put(place, next), [place]);
  const forget = useCallback(() => put(place, null), [place]);
  return [now ?? empty, keep, forget];
}

/** what was begun too long ago goes, whoever began it and whether it is asked for again or not */
export function forgetOldDrafts(): void {
  for (const place of Object.keys(localStorage)) if (place.startsWith(PREFIX)) read(place);
}

/** nothing that anybody has begun to write stays on this machine */
export function forgetDrafts(): void {
  for (const place of Object.keys(localStorage)) if (place.startsWith(PREFIX)) localStorage.removeItem(place);
}
