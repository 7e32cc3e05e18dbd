import { requestHash } from '../read-body';

/** hash of a request on a page, by the id of the route that would take it: the same key with another one is refused */
export type HashOf = (route: string, params: unknown, body: unknown) => string;

export const hashWith =
  (installationKey: string): HashOf =>
  (route, params, body) =>
    requestHash(installationKey, route, params, body);
