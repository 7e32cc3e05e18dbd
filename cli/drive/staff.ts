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
  defaultsInUse: z.array(z.object({ clause: z.string(), value: z.unknown() })),
  pack: z.object({
    nonAcceptanceReasons: z
      .array(z.object({ code: z.string(), rule: z.unknown(), lines: z.array(z.string()).optional() }))
      .nullable(),
    processingModes: z.array(z.object({ code: z.string() })).nullable(),
    returnLimit: z.object({ approver: z.object({ code: z.string() }).nullish() }).nullable(),
    extension: z.object({ approval: z.object({ side: z.string() }).nullish() }).nullable(),
    accountability: z.object({ forms: z.array(z.object({ code: z.string() })).nullish() }).nullable(),
  }),
});

const networkUnits = z.object({
  units: z.array(z.object({ id: z.string(), level: z.int(), parent: z.string().nullable(), active: z.boolean() })),
});

/** a network unit whose handlers can sign in */
export interface StaffedUnit {
  id: string;
  level: number;
  parent: string | null;
}

/** what the city lets people do, as its people read it */
export interface Custom {
  categories: readonly string[];
  elements: readonly string[];
  channels: readonly string[];
  /** without the one that wants an earlier appeal on the same matter */
  nonAcceptanceReasons: readonly { code: string; lines?: readonly string[] | undefined }[];
  modes: readonly string[];
  returnNeedsConsent: boolean;
  /** how a unit comes by more time; null where the city knows no extension */
  extensionWay: 'filing' | 'consent' | null;
  accountabilityForms: readonly string[];
  /** failed calls that stand for having told the appellant (R-HDL-12); null where the city has none */
  enoughCalls: number | null;
}

/** Everybody who could sign in, and what they know of their city. */
export interface Staff {
  url: string;
  patience: Patience;
  people: readonly Person[];
  custom: Custom;
  /** in the order of their ids */
  units: readonly StaffedUnit[];
  /** null when nobody holds the role (in the unit) */
  find: (role: string, unit?: string) => Person | null;
}

/**
 * Signs everybody of the file in, of the first one's city: `{ accounts: [{ name, password }] }`, which the first start keeps in the data folder.
 * Refuses, with status 2, a file that cannot be read or whose accounts do not get in.
 */
export async function gatherStaff(url: string, file: string, patience: Patience): Promise<Staff> {
  const found = await Promise.all(readAccounts(file).map((account) => Person.signIn(url, account, patience)));
  const everybody = found.filter((person) => person !== null);
  const [anyone] = everybody;
  if (!anyone) {
    throw new PlainFailure(
      `${file} 中的账号都无法登录 ${url}。`,
      `None of the accounts in ${file} can sign in at ${url}.`,
      2,
    );
  }
  // the file of a first start with several packs holds the people of all its cities
  const people = everybody.filter((person) => person.city === anyone.city);
  const [read, network] = await Promise.all([anyone.read('/policy', policy), anyone.read('/units', networkUnits)]);
  const staffed = new Set(people.flatMap((p) => p.unitsAs('handler')));
  const { pack } = read;
  const calls = read.defaultsInUse.find((d) => d.clause === 'platformDefaults.contactAttempts')?.value;
  return {
    url,
    patience,
    people,
    custom: {
      categories: read.categories,
      elements: read.elements,
      channels: read.channels.map((c) => c.code),
      nonAcceptanceReasons: (pack.nonAcceptanceReasons ?? []).filter((r) => ![r.rule].flat().includes(HANDLED_ALREADY)),
      modes: (pack.processingModes ?? []).map((m) => m.code),
      returnNeedsConsent: pack.returnLimit?.approver?.code === 'leaderInCharge',
      extensionWay: pack.extension === null ? null : pack.extension.approval?.side === 'unit' ? 'filing' : 'consent',
      accountabilityForms: (pack.accountability?.forms ?? []).map((f) => f.code),
      enoughCalls: typeof calls === 'number' ? calls : null,
    },
    units: network.units.filter((u) => u.active && staffed.has(u.id)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    find: (role, unit) => people.find((p) => p.holds(role, unit)) ?? null,
  };
}

/** needs an earlier appeal on the same matter before one's eyes (R-NAC-21) */
const HANDLED_ALREADY = 'R-NAC-13';

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
