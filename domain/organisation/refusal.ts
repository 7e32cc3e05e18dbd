/**
 * Why a change of the organisation is refused, as data. The words a person reads are kept per code and language by the API.
 */
export type OrganisationCode =
  | 'unitIdTaken'
  | 'unitNotKnown'
  | 'unitEnded'
  | 'unitBelowItself'
  | 'platformStays'
  | 'unitsBelow'
  | 'ordersInHand'
  | 'dutyUnknown'
  | 'dutyStands'
  | 'lineTaken'
  | 'lineNotInDirectory'
  | 'periodEmpty'
  | 'accountNotKnown'
  | 'deputyOfOneself'
  | 'grantNotHeld'
  | 'entryUnknown'
  | 'roleUnitWrong'
  | 'loginElsewhere';

export interface OrganisationRefusal {
  code: OrganisationCode;
  /** codes, ids, numbers: never a person's name */
  detail: Readonly<Record<string, string | number | readonly string[]>>;
}

export const refuseChange = (
  code: OrganisationCode,
  detail: OrganisationRefusal['detail'] = {},
): { refused: OrganisationRefusal } => ({ refused: { code, detail } });
