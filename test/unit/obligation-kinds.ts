import type { ObligationKind } from '../../domain/obligation/obligation';

const ALL: Readonly<Record<ObligationKind, true>> = {
  accept: true,
  verify: true,
  dispatch: true,
  reroute: true,
  instruct: true,
  designate: true,
  sign: true,
  returnWindow: true,
  decideReturn: true,
  contact: true,
  part: true,
  handle: true,
  decideExtension: true,
  statute: true,
  review: true,
  rework: true,
  visit: true,
  decideVisit: true,
  tell: true,
  followUp: true,
  reopenWindow: true,
  supervisionReply: true,
};

/** a kind that stands in the type and not here does not compile */
export const EVERY_KIND = Object.keys(ALL) as readonly ObligationKind[];
