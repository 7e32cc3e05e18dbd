import { z } from 'zod';
import { isUnitRole, type Role, STAFF_ROLES } from '../../../domain/loop/role';

/** where a browser begins to sign in at the provider */
export const PROVIDER_START = '/sign-in/start';
/** where the provider sends it back */
export const PROVIDER_CALLBACK = '/sign-in/callback';

/**
 * Which groups of the provider get which rights when their people sign in for the first time, as the operator's file says it.
 * `claim` is the claim that lists the groups, with dots for a claim within a claim (`realm_access.roles`).
 */
export const grantMap = z.strictObject({
  city: z.string().min(1),
  claim: z.string().min(1),
  grants: z
    .array(
      z
        .strictObject({
          value: z.string().min(1),
          role: z.enum(STAFF_ROLES as [Role, ...Role[]]),
          unit: z.string().min(1).nullable().default(null),
        })
        .refine(({ role, unit }) => isUnitRole(role) === (unit !== null), {
          error: 'a role of a unit names its unit, a role of the platform none',
        }),
    )
    .min(1),
});

export type GrantMap = z.infer<typeof grantMap>;

/** An OpenID provider at which people may sign in. */
export interface ProviderSettings {
  /** https, or http on this machine alone */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** address of /sign-in/callback as browsers reach it */
  redirect: string;
  /** what is asked of the provider, e.g. `openid profile` */
  scope: string;
  /** the claim that names the login; `email` counts only when the provider says that it is verified */
  loginClaim: string;
  /** what the button on the page calls the provider */
  name: string;
  /** null: only people whom an administrator has added come in */
  newHere: GrantMap | null;
}
