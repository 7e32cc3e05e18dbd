import type { Words } from '../../web/public/words';
import type { AppealPageProps } from '../../web/public/appeal';
import type { OwnAppeal } from './own-appeal';

const STOPS = ['received', 'accepted', 'handling', 'review', 'closed'] as const;

/** the stop of each stage: where the parcel is */
const AT: Readonly<Record<string, (typeof STOPS)[number]>> = {
  received: 'received',
  incomplete: 'received',
  accepted: 'accepted',
  submitted: 'accepted',
  dispatched: 'handling',
  signed: 'handling',
  rework: 'handling',
  returnRequested: 'handling',
  merged: 'handling',
  partSubmitted: 'handling',
  partAccepted: 'handling',
  feedbackSubmitted: 'review',
  closed: 'closed',
  archived: 'closed',
};

/**
 * The way that every appeal takes, with the place where this one is; what was never accepted goes from its receipt to its end. And
 * what stands in the place of a promise where there is none.
 */
export function stopsOf(
  { stage, notAccepted }: OwnAppeal,
  mayRate: boolean,
  words: Words,
): { stops: AppealPageProps['stops']; otherwise: string } {
  const way = notAccepted ? STOPS.filter((stop) => stop === 'received' || stop === 'closed') : STOPS;
  const at = AT[stage] ?? 'handling';
  const here = way.findIndex((stop) => stop === at);
  return {
    stops: way.map((stop, i) => ({
      words: words(`appeal.stop_${stop}`),
      state: i < here ? 'passed' : i === here ? 'here' : 'ahead',
    })),
    otherwise: words(`appeal.otherwise_${otherwiseAt(stage, mayRate)}`),
  };
}

function otherwiseAt(stage: string, mayRate: boolean): string {
  switch (stage) {
    case 'received':
    case 'incomplete':
      return stage;
    case 'feedbackSubmitted':
      return 'review';
    case 'closed':
    case 'archived':
      return mayRate ? 'rate' : 'closed';
    default:
      return 'open';
  }
}
