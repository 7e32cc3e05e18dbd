import { createHash } from 'node:crypto';

/** Id of an action, from what makes it this one and no other: it stands in the case's history, so it is short and says nothing. */
export const actionIdOf = (...what: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, 22);
