import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { askUntilAnswered } from '../cli/import/ask';
import type { DataFolder } from '../cli/services/data-folder';
import { PlainFailure } from '../cli/services/plain-failure';
import type { Role } from '../domain/loop/role';

/** Somebody at a desk, signed in before the faults begin; or an appellant, who has no account. */
export interface Person {
  login: string;
  /** id of the account: with the key it makes the action's id */
  account: string;
  headers: Readonly<Record<string, string>>;
}

/** Everybody of the installation. */
export interface People {
  /** in the unit, where one is named; throws when nobody holds the role there */
  as: (role: Role, unit?: string) => Person;
  /** units of level 2 that have a handler and leaders, in the order of their ids */
  units: readonly string[];
}

const session = z.object({
  account: z.object({ id: z.string() }),
  csrf: z.string(),
  grants: z.array(z.object({ role: z.string(), unit: z.string().nullable() })),
});
const signIns = z.object({ accounts: z.array(z.object({ name: z.string(), password: z.string() })) });

type SignedIn = Person & { grants: z.infer<typeof session>['grants'] };

/** an appellant acts by the query code in the address */
export const APPELLANT: Person = { login: 'appellant', account: 'appellant', headers: {} };

/** Signs in whoever the first start made. Throws PlainFailure when one of them does not get in. */
export async function signInAll(url: string, folder: DataFolder, signal: AbortSignal): Promise<People> {
  const { accounts } = signIns.parse(JSON.parse(readFileSync(folder.firstSignIns, 'utf8')));
  const people: SignedIn[] = [];
  for (const { name, password } of accounts) people.push(await signIn(url, name, password, signal));
  const find = (role: Role, unit?: string): Person | undefined =>
    people.find((one) => one.grants.some((g) => g.role === role && (unit === undefined || g.unit === unit)));
  const units = people.flatMap((one) => one.grants.flatMap((g) => (g.role === 'handler' && g.unit ? [g.unit] : [])));
  return {
    as(role, unit) {
      const found = find(role, unit);
      if (!found) throw new Error(`nobody is signed in as ${role} ${unit ?? ''}`);
      return found;
    },
    units: [...new Set(units)].filter((unit) => unit.startsWith('u2-') && find('leaderInCharge', unit)).sort(),
  };
}

async function signIn(url: string, login: string, password: string, signal: AbortSignal): Promise<SignedIn> {
  const body = JSON.stringify({ login, password });
  const answer = await askUntilAnswered(
    { method: 'POST', url: `${url}/api/v1/session`, headers: {}, body },
    { signal },
  );
  if (answer.status !== 201)
    throw new PlainFailure(`${login} 无法登录（${answer.status}）。`, `${login} cannot sign in (${answer.status}).`);
  const { account, csrf, grants } = session.parse(answer.body);
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { login, account: account.id, headers: { cookie, 'x-csrf-token': csrf }, grants };
}
