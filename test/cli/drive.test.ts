import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drive } from '../../cli/drive/drive';
import { gatherStaff } from '../../cli/drive/staff';
import type { DriveReport } from '../../cli/drive/tally';
import { type Mix, mixOf, USUAL_MIX } from '../../cli/drive/ways';
import { createAccount, type Grant } from '../../db/accounts';
import { countOwed } from '../../db/unexplained';
import { CITY, type Desk, openDesk, UNIT } from '../api/city-desk';

let desk: Desk;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huiying-drive-'));
  desk = await openDesk({ worker: true });
  for (const grant of GRANTS)
    await createAccount(desk.database.db, {
      city: CITY,
      login: loginOf(grant),
      name: grant.role,
      password: PASSWORD,
      grants: [grant],
    });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await desk.close();
});

const PASSWORD = 'a password of the drive';
const OTHER_UNIT = 'u2-2';
const UNIT_ROLES = ['handler', 'responsibleLeader', 'leaderInCharge', 'principalLeader'] as const;
const loginOf = ({ role, unit }: Grant): string => `drive-${role}-${unit ?? 'platform'}`;
const of = (role: Grant['role'], unit: string | null = null): Grant => ({ role, unit });
const GRANTS: readonly Grant[] = [
  of('agent'),
  of('dispatcher'),
  of('reviewer'),
  of('visitor'),
  of('supervisor'),
  of('hotlineOffice'),
  of('government'),
  of('municipalLeader'),
  ...[UNIT, OTHER_UNIT].flatMap((unit) => UNIT_ROLES.map((role) => of(role, unit))),
];
/** everybody goes the straight way: what is left open is left for want of people alone */
const STRAIGHT = mixOf('straight=100');
const EVERYBODY = [...new Set(GRANTS.map((g) => g.role))];

const patience = { signal: new AbortController().signal };

/** the people of these roles, by a file of accounts as the first start keeps it */
function staffOf(roles: readonly string[]) {
  const file = join(folder, 'accounts.json');
  const those = GRANTS.filter((grant) => roles.includes(grant.role));
  const accounts = those.map((grant) => ({ role: grant.role, name: loginOf(grant), password: PASSWORD }));
  writeFileSync(file, JSON.stringify({ shown: true, accounts }));
  return gatherStaff(desk.url, file, patience);
}

async function driveOf(
  roles: readonly string[],
  { appeals, seed, register, mix = USUAL_MIX }: { appeals: number; seed: string; register: boolean; mix?: Mix },
): Promise<DriveReport> {
  const watch = { ...patience, onProgress: () => undefined };
  const request = { appeals, seed, register, mix, desks: 4, patienceMs: 3_000 };
  return drive(await staffOf(roles), request, watch);
}

const counts = (report: DriveReport): Record<string, number> =>
  Object.fromEntries(report.links.map(({ link, count }) => [link, count]));

/** nothing stands open in the store that its case does not explain */
async function unexplained(): Promise<unknown[]> {
  const found: unknown[] = [];
  await countOwed(desk.database.db, (one) => found.push(one));
  return found;
}

/** at its end, or closed with nothing left but the time in which it can be reopened */
const AT_REST = `phase in ('archived', 'closed')`;

describe('a drive', () => {
  it('registers invented appeals and works each to its end, by many ways', async () => {
    const report = await driveOf(EVERYBODY, { appeals: 40, seed: 'ways', register: true });
    // what is merged waits for the platform’s own telling, which no process does here
    const merged = report.leftOpenBecause['waits for its master'] ?? 0;
    expect(report).toMatchObject({ archived: 40 - report.resting - merged, leftOpen: merged });
    const { db } = desk.database;
    expect(await db('appeals').whereRaw(AT_REST)).toHaveLength(40 - merged);
    expect(Object.values(report.outcomes).reduce((a, b) => a + b)).toBe(report.archived);
    expect(Object.values(report.restingWith).reduce((a, b) => a + b, 0)).toBe(report.resting);
    expect(report.ways.reduce((sum, w) => sum + w.planned, 0)).toBe(40);
    expect(report.ways.filter((w) => w.happened > 0).length).toBeGreaterThan(8);
    expect(counts(report)['register']).toBe(40);
    expect(await unexplained()).toEqual([]);
  });

  it('says of what it leaves open why: nobody signs off, nobody handles', async () => {
    const withoutLeaders = EVERYBODY.filter((role) => !role.endsWith('eader') && role !== 'leaderInCharge');
    const unsigned = await driveOf(withoutLeaders, { appeals: 6, seed: 'leaderless', register: true, mix: STRAIGHT });
    expect(unsigned.archived + unsigned.resting + unsigned.leftOpen).toBe(6);
    expect(unsigned.leftOpen).toBeGreaterThan(0);
    for (const reason of Object.keys(unsigned.leftOpenBecause))
      expect(reason).toMatch(/^(in nobody’s work list|no account: \w+( u2-\d)?)$/);
    const unhandled = await driveOf(['agent', 'dispatcher'], {
      appeals: 6,
      seed: 'nobody',
      register: true,
      mix: STRAIGHT,
    });
    expect(unhandled.archived + unhandled.resting + unhandled.leftOpen).toBe(6);
    expect(unhandled.leftOpenBecause).toHaveProperty(['no account handles for any unit']);
  });

  it('takes up from the work lists what stands open', async () => {
    const { db } = desk.database;
    const open = await db('tasks').countDistinct('number as n').first<{ n: string }>();
    expect(Number(open.n)).toBeGreaterThan(0);
    const report = await driveOf(EVERYBODY, { appeals: 1000, seed: 'rest', register: false, mix: STRAIGHT });
    expect(report.archived + report.resting + report.leftOpen).toBe(Number(open.n));
    expect(report.archived).toBeGreaterThan(0);
    for (const reason of Object.keys(report.leftOpenBecause)) expect(reason).toMatch(/^waits for /);
    expect(await unexplained()).toEqual([]);
  });

  it('refuses a file of accounts of which none gets in', async () => {
    await expect(staffOf(['nobody'])).rejects.toMatchObject({ exitStatus: 2 });
  });
});
