import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Patience } from '../import/ask';
import { PlainFailure, reasonOf } from '../services/plain-failure';
import { Person } from './person';

const accounts = z.object({ accounts: z.array(z.object({ name: z.string(), password: z.string() })) });

const policy = z.object({
  categories: z.array(z.string()),
  elements: z.array(z.string()),
  channels: z.array(z.object({ code: z.string() })),
  nonAcceptanceReasons: z.array(z.object({ code: z.string() })),
  defaultsInUse: z.array(z.object({ clause: z.string(), value: z.unknown() })),
});

/** what the city lets people do, as its people read it */
export interface Custom {
  categories: readonly string[];
  elements: readonly string[];
  channels: readonly string[];
  nonAcceptanceReasons: readonly string[];
  /** failed calls that stand for having told the appellant (R-HDL-12); null where the city has none */
  enoughCalls: number | null;
}

/** Everybody who could sign in, and what they know of their city. */
export interface Staff {
  people: readonly Person[];
  custom: Custom;
  /** units whose handlers can sign in */
  units: readonly string[];
  /** null when nobody holds the role (in the unit) */
  find: (role: string, unit?: string) => Person | null;
}

/**
 * Signs everybody of the file in: `{ accounts: [{ name, password }] }`, which the first start keeps in the data folder.
 * Refuses, with status 2, a file that cannot be read or whose accounts do not get in.
 */
export async function gatherStaff(url: string, file: string, patience: Patience): Promise<Staff> {
  const found = await Promise.all(readAccounts(file).map((account) => Person.signIn(url, account, patience)));
  const people = found.filter((person) => person !== null);
  const [anyone] = people;
  if (!anyone) {
    throw new PlainFailure(
      `${file} 中的账号都无法登录 ${url}。`,
      `None of the accounts in ${file} can sign in at ${url}.`,
      2,
    );
  }
  const read = await anyone.read('/policy', policy);
  const calls = read.defaultsInUse.find((d) => d.clause === 'platformDefaults.contactAttempts')?.value;
  return {
    people,
    custom: {
      categories: read.categories,
      elements: read.elements,
      channels: read.channels.map((c) => c.code),
      nonAcceptanceReasons: read.nonAcceptanceReasons.map((r) => r.code),
      enoughCalls: typeof calls === 'number' ? calls : null,
    },
    units: [...new Set(people.flatMap((p) => p.unitsAs('handler')))].sort(),
    find: (role, unit) => people.find((p) => p.holds(role, unit)) ?? null,
  };
}

function readAccounts(file: string): z.infer<typeof accounts>['accounts'] {
  try {
    return accounts.parse(JSON.parse(readFileSync(file, 'utf8'))).accounts;
  } catch (error) {
    throw new PlainFailure(
      `账号文件 ${file} 无法使用（${reasonOf(error)}）。请用 --accounts 指明。`,
      `The file of accounts ${file} cannot be used (${reasonOf(error)}). Name one by --accounts.`,
      2,
    );
  }
}
