/** What a call of the return visit can end in, with its key (R-VIS-03). */
export const OUTCOMES = [
  { code: 'satisfied', key: '1' },
  { code: 'basicallySatisfied', key: '2' },
  { code: 'notSatisfied', key: '3' },
  { code: 'notStated', key: '4' },
  { code: 'notReached', key: '0' },
] as const;
export type Outcome = (typeof OUTCOMES)[number]['code'];

export const METHODS = ['telephone', 'sms', 'online'] as const;
export type Method = (typeof METHODS)[number];

/** the request's body; who was not reached has said nothing */
export function visitBody({ method, outcome, opinion }: { method: Method; outcome: Outcome; opinion: string }) {
  const words = opinion.trim() === '' ? {} : { opinion };
  if (outcome === 'notReached') return { method, reached: false, ...words };
  return { method, reached: true, satisfaction: outcome, ...words };
}
