/** R-DIS-05, R-DIS-06: what the appellant wants done with the result. */
export const PUBLICATION_WISHES = ['wanted', 'unwanted'] as const;
export type PublicationWish = (typeof PUBLICATION_WISHES)[number];

/** Why a result is not published: R-DIS-07 (state secret, privacy, another purpose), R-DIS-06, and R-DIS-03 (the unit asked). */
export const NO_PUBLICATION_REASONS = [
  'stateSecret',
  'privacy',
  'appellantUnwilling',
  'unitApplied',
  'otherPurpose',
] as const;
export type NoPublicationReason = (typeof NO_PUBLICATION_REASONS)[number];

/** Why what was published is taken back. */
export const PUBLICATION_WITHDRAWALS = [
  'stateSecret',
  'privacy',
  'appellantUnwilling',
  'unitApplied',
  'wrongText',
] as const;
export type PublicationWithdrawal = (typeof PUBLICATION_WITHDRAWALS)[number];

/** Whether the result of the matter is public. Its words stand in the event's text, apart from the feedback (R-IDC-09). */
export type PublicationFact =
  | { type: 'noPublicationRequested'; unit: string }
  | { type: 'noPublicationRefused'; unit: string }
  | { type: 'published' }
  /** held to be for another purpose by one person; counts once a second one finds so too (R-DIS-12) */
  | { type: 'noPublicationProposed'; proposer: string }
  | { type: 'notPublished'; reason: NoPublicationReason }
  | { type: 'publicationWithdrawn'; reason: PublicationWithdrawal };
