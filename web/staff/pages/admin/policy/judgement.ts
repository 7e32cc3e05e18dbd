import { useEffect, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import { changesOf, type DraftText } from './draft-text';

const PAUSE_MS = 500;

/** What is wrong with the changes as they stand, and what would differ: asked for when somebody pauses. Nothing is saved. */
export function useJudgement(text: DraftText, basedOn: number | undefined) {
  const asked = JSON.stringify({ changes: changesOf(text), decree: text.decree || null, basedOn });
  const [paused, setPaused] = useState(asked);
  useEffect(() => {
    const pause = setTimeout(() => setPaused(asked), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [asked]);
  const query = useQuery({
    queryKey: ['policy', 'judgement', paused],
    enabled: Object.keys(text.changes).length > 0,
    placeholderData: keepPreviousData,
    queryFn: () => {
      const body = JSON.parse(paused) as { changes: { field: string; value: unknown }[]; decree: string | null };
      return answerOf(api.POST('/api/v1/policy-drafts/validation', { body }));
    },
  });
  return { ...query, upToDate: paused === asked && !query.isFetching };
}
