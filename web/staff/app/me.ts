import { createContext, useContext } from 'react';
import type { operations } from '../api/schema';

export type Me = operations['me']['responses'][200]['content']['application/json'];
export type Role = Me['grants'][number]['role'];

export interface Session {
  me: Me;
  /** ends the session, and forgets what this person has begun to write here */
  leave: () => Promise<void>;
}

export const Sessions = createContext<Session | null>(null);

/** The person who is signed in; only below `SessionGate`. */
export function useSession(): Session {
  const session = useContext(Sessions);
  if (!session) throw new Error('used outside of the session');
  return session;
}

/** whether the person holds one of these roles, for whatever unit */
export const holds = (me: Me, roles: readonly Role[]): boolean => me.grants.some((g) => roles.includes(g.role));
