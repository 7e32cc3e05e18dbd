import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { askUntilAnswered } from '../cli/import/ask';
import type { DataFolder } from '../cli/services/data-folder';
import { PlainFailure } from '../cli/services/plain-failure';

/** Somebody at a desk, signed in before the faults begin. */
export interface Person {
  login: string;
  /** id of the account: with the key it makes the action's id */
  account: string;
  headers: Readonly<Record<string, string>>;
}

const session = z.object({ account: z.object({ id: z.string() }), csrf: z.string() });
const signIns = z.object({ accounts: z.array(z.object({ role: z.string(), name: z.string(), password: z.string() })) });

/** Signs in whoever the first start made for each of these roles. Throws PlainFailure when one of them does not get in. */
export async function signInAll<Role extends string>(
  url: string,
  folder: DataFolder,
  roles: readonly Role[],
  signal: AbortSignal,
): Promise<ReadonlyMap<Role, Person>> {
  const { accounts } = signIns.parse(JSON.parse(readFileSync(folder.firstSignIns, 'utf8')));
  const people = new Map<Role, Person>();
  for (const role of roles) {
    const account = accounts.find((one) => one.role === role);
    if (account) people.set(role, await signIn(url, account.name, account.password, signal));
  }
  return people;
}

async function signIn(url: string, login: string, password: string, signal: AbortSignal): Promise<Person> {
  const body = JSON.stringify({ login, password });
  const answer = await askUntilAnswered(
    { method: 'POST', url: `${url}/api/v1/session`, headers: {}, body },
    { signal },
  );
  if (answer.status !== 201)
    throw new PlainFailure(`${login} 无法登录（${answer.status}）。`, `${login} cannot sign in (${answer.status}).`);
  const { account, csrf } = session.parse(answer.body);
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { login, account: account.id, headers: { cookie, 'x-csrf-token': csrf } };
}
