import { type PropsWithChildren, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import { keepGuard, whenSessionEnds } from '../api/guard';
import { problemOf } from '../api/problem';
import { forgetDrafts, forgetOldDrafts } from '../parts/draft';
import { Loading, ProblemBox } from '../parts/states';
import { type Me, Sessions } from './me';
import { SignIn } from './sign-in';
import { OwnPassword } from './own-password';

type State = { at: 'asking' } | { at: 'out' } | { at: 'failed'; error: unknown } | { at: 'in'; me: Me; ended: boolean };

/**
 * Nothing of the workbench is shown to nobody. A session that ends under somebody's hands hides the page and asks for the
 * password above it: the same person comes back to the very form; another begins anew.
 */
export function SessionGate({ children }: PropsWithChildren) {
  const queries = useQueryClient();
  const [state, setState] = useState<State>({ at: 'asking' });

  /** whose page this is */
  const present = useRef<string | null>(null);
  const enter = useCallback(
    (me: Me): void => {
      keepGuard(me.csrf);
      // somebody else has nothing of what the person before has read, sought or opened
      if (present.current !== null && present.current !== me.account.id) return location.replace('/desk/');
      present.current = me.account.id;
      setState({ at: 'in', me, ended: false });
      void queries.invalidateQueries();
    },
    [queries],
  );
  const ask = useCallback(async (): Promise<void> => {
    try {
      enter(await answerOf(api.GET('/api/v1/me')));
    } catch (error) {
      const out = problemOf(error).code === 'notSignedIn';
      setState(out ? { at: 'out' } : { at: 'failed', error });
    }
  }, [enter]);
  useEffect(() => {
    forgetOldDrafts();
    whenSessionEnds(() => setState((before) => (before.at === 'in' ? { ...before, ended: true } : before)));
    void ask();
  }, [ask]);

  const leave = useCallback(async (): Promise<void> => {
    const { atProvider } = await answerOf(api.DELETE('/api/v1/session')).catch(() => ({ atProvider: null }));
    forgetDrafts();
    // nothing of this person stays in the page's memory
    location.assign(atProvider ?? '/desk/');
  }, []);
  const session = useMemo(() => (state.at === 'in' ? { me: state.me, leave } : null), [state, leave]);

  if (state.at === 'asking') return <Loading />;
  if (state.at === 'failed') return <ProblemBox error={state.error} again={() => void ask()} />;
  if (!session || state.at === 'out') return <SignIn onEntered={enter} />;
  if (session.me.withInitialPassword) return <OwnPassword onChanged={() => void ask()} />;
  const ended = state.ended;
  return (
    <Sessions value={session}>
      <div hidden={ended} className="whole" key={session.me.account.id}>
        {children}
      </div>
      {ended && <SignIn onEntered={enter} ended={session.me.account.login} />}
    </Sessions>
  );
}
