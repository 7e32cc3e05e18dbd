import { useCallback } from 'react';
import { useDraft } from '../../parts/draft';
import { useSending } from '../../parts/sending';
import { asRegistration, type Call, titleOf } from './call-draft';
import type { CityPolicy } from './policy';

/** How a call came to its end, or where it goes on from here. */
export type Ending =
  | { is: 'answered' }
  | { is: 'accepted' }
  | { is: 'threeWay' }
  | { is: 'declined'; line?: string; reason?: string }
  | { is: 'transferred'; line: string }
  | { is: 'merged'; master: string };

/** What is left of a call that was taken: what the caller is told, and what can still be done. */
export interface Taken {
  number: string;
  queryCode: string | null;
  title: string;
  ending: Ending;
  /** registered, but what was to follow was refused: it is taken up from the appeal itself */
  unfinished: boolean;
  /** the merge was taken back */
  undone?: true;
}

interface Registered {
  number: string;
  queryCode: string | null;
  version: number;
}

export interface Taking {
  busy: boolean;
  error: unknown;
  taken: Taken | null;
  take: (call: Call, policy: CityPolicy, ending: Ending) => Promise<boolean>;
  /** takes a merge back: the appeal waits to be dispatched by itself */
  undo: () => Promise<void>;
  begin: () => void;
}

/**
 * Registers a call with its ending in one request where the loop allows it, and in two where the ending is an action on the
 * registered appeal. What was registered is never registered again: a second step that is refused leaves the appeal to go on from.
 */
export function useTaking(): Taking {
  const { busy, error, sent, clear } = useSending();
  const [taken, keep, forget] = useDraft<Taken | null>('call-taken', null);

  const take = useCallback(
    async (call: Call, policy: CityPolicy, ending: Ending): Promise<boolean> => {
      const hurried = ending.is === 'transferred' || (ending.is === 'declined' && ending.line !== undefined);
      const body = asRegistration(call, policy, followingOf(call, ending), hurried);
      const registered = await sent<Registered>('/api/v1/appeals', body);
      if (!registered) return false;
      const { number, queryCode } = registered;
      const step = stepAfter(ending);
      const done = step === null || (await sent(`/api/v1/appeals/${number}/${step.link}`, step.body)) !== null;
      keep({ number, queryCode, title: titleOf(call), ending, unfinished: !done });
      return true;
    },
    [sent, keep],
  );
  const undo = useCallback(async () => {
    if (!taken) return;
    const split = await sent(`/api/v1/appeals/${taken.number}/splitOff`, {});
    if (split) keep({ ...taken, ending: { is: 'accepted' }, undone: true });
  }, [taken, sent, keep]);
  const begin = useCallback(() => {
    clear();
    forget();
  }, [clear, forget]);
  return { busy, error, taken, take, undo, begin };
}

/** what is done in the same breath as the registration */
function followingOf(call: Call, ending: Ending) {
  switch (ending.is) {
    case 'answered': {
      const { knowledge, language, answer } = call;
      return {
        answerDirectly: {
          answer,
          ...(knowledge ? { knowledge: { entry: knowledge.entry, version: knowledge.version } } : {}),
          ...(language ? { language } : {}),
        },
      };
    }
    case 'declined': {
      const explanation = call.explanation.trim();
      const line = ending.line === undefined ? {} : { line: ending.line };
      return {
        notAccept: {
          reason: ending.reason ?? call.reason,
          told: true,
          ...line,
          ...(explanation === '' ? {} : { explanation }),
        },
      };
    }
    case 'transferred':
      return undefined;
    case 'accepted':
    case 'threeWay':
    case 'merged':
      return { accept: {} };
  }
}

/** what is done next on the appeal that was registered */
function stepAfter(ending: Ending): { link: string; body: object } | null {
  if (ending.is === 'merged') return { link: 'mergeInto', body: { master: ending.master } };
  if (ending.is === 'transferred') return { link: 'transferToPartner', body: { line: ending.line } };
  return null;
}
