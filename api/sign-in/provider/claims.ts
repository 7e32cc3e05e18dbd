import type { Grant } from '../../../db/accounts';
import type { Identity, NewHere } from '../../../db/identities';
import type { GrantMap, ProviderSettings } from './settings';

/** what a provider says of somebody, proved to come from it */
export type Claims = Readonly<Record<string, unknown>> & { sub: string };

/** The identity in these claims; `unverified` when the provider itself does not vouch for the address that names the login. */
export function identityIn(
  { issuer, loginClaim }: Pick<ProviderSettings, 'issuer' | 'loginClaim'>,
  claims: Claims,
): Identity | 'unverified' {
  if (loginClaim === 'email' && claims['email'] !== undefined && claims['email_verified'] !== true) return 'unverified';
  const login = textIn(claims, loginClaim)?.toLowerCase() ?? null;
  return { issuer, subject: claims.sub, login, name: textIn(claims, 'name') ?? login ?? claims.sub };
}

/** The account that the map makes for these claims; null when none of the groups gives a right. */
export function newHereBy(map: GrantMap | null, claims: Claims): NewHere | null {
  if (!map) return null;
  const groups = [valueAt(claims, map.claim)].flat().filter((g) => typeof g === 'string');
  const grants: Grant[] = map.grants
    .filter(({ value }) => groups.includes(value))
    .map(({ role, unit }) => ({ role, unit }));
  const each = [...new Map(grants.map((g) => [JSON.stringify(g), g])).values()];
  return each.length > 0 ? { city: map.city, grants: each } : null;
}

/** whether the claims say what is needed, so that nobody has to be asked for more */
export const saysEnough = (
  { loginClaim, newHere }: Pick<ProviderSettings, 'loginClaim' | 'newHere'>,
  claims: Claims,
): boolean => textIn(claims, loginClaim) !== null && (newHere === null || valueAt(claims, newHere.claim) !== undefined);

const MOST = 100;

function textIn(claims: Claims, name: string): string | null {
  const value = claims[name];
  const isText = typeof value === 'string' && value.trim() !== '' && !/\p{Cc}/u.test(value);
  return isText ? value.trim().slice(0, MOST) : null;
}

function valueAt(claims: Claims, path: string): unknown {
  if (path in claims) return claims[path];
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
      claims,
    );
}
