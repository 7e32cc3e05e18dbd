import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drive } from '../../cli/drive/drive';
import { gatherStaff } from '../../cli/drive/staff';
import type { DriveReport } from '../../cli/drive/tally';
import { createAccount, type Grant } from '../../db/accounts';
import { CITY, type Desk, openDesk, UNIT } from '../api/city-desk';

let desk: Desk;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huiying-drive-'));
  desk = await openDesk({ worker: true });
  for (const grant of GRANTS)
    await createAccount(desk.database.db, {
      city: CITY,
      login: loginOf(grant.role),
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
const loginOf = (role: string): string => `drive-${role}`;
const of = (role: Grant['role'], unit: string | null = null): Grant => ({ role, unit });
const GRANTS: readonly Grant[] = [
  of('agent'),
  of('dispatcher'),
  of('reviewer'),
  of('visitor'),
  of('handler', UNIT),
  of('leaderInCharge', UNIT),
  of('principalLeader', UNIT),
];
const EVERYBODY = GRANTS.map((g) => g.role);

const patience = { signal: new AbortController().signal };

/** the people of these roles, by a file of accounts as the first start keeps it */
function staffOf(roles: readonly string[]) {
  const file = join(folder, 'accounts.json');
  const accounts = roles.map((role) => ({ role, name: loginOf(role), password: PASSWORD }));
  writeFileSync(file, JSON.stringify({ shown: true, accounts }));
  return gatherStaff(desk.url, file, patience);
}

async function driveOf(
  roles: readonly string[],
  { appeals, seed, register }: { appeals: number; seed: string; register: boolean },
): Promise<DriveReport> {
  const watch = { ...patience, onProgress: () => undefined };
  return drive(await staffOf(roles), { appeals, seed, register, desks: 4 }, watch);
}

const counts = (report: DriveReport): Record<string, number> =>
  Object.fromEntries(report.links.map(({ link, count }) => [link, count]));

describe('a drive', () => {
  it('registers invented appeals and works each to its archive, by several ways', async () => {
    const report = await driveOf(EVERYBODY, { appeals: 24, seed: 'ways', register: true });
    expect(report).toMatchObject({ archived: 24, leftOpen: 0, leftOpenBecause: {} });
    const states = await desk.database.db('appeals').select<{ phase: string; outcome: string }[]>('phase', 'outcome');
    expect(states.map((s) => s.phase)).toEqual(Array.from({ length: 24 }, () => 'archived'));
    expect(Object.values(report.outcomes).reduce((a, b) => a + b)).toBe(24);
    const { register, approveFeedback, dispatch } = counts(report);
    expect(register).toBe(24);
    expect(approveFeedback).toBe(dispatch);
    const orders = await desk.database.db('work_orders').select<{ status: string }[]>('status');
    expect(orders).toHaveLength(dispatch ?? 0);
  });

  it('says of what it leaves open why: nobody signs off, nobody handles', async () => {
    const withoutLeaders = EVERYBODY.filter((role) => !role.endsWith('eader') && role !== 'leaderInCharge');
    const unsigned = await driveOf(withoutLeaders, { appeals: 6, seed: 'leaderless', register: true });
    expect(unsigned.archived + unsigned.leftOpen).toBe(6);
    for (const reason of Object.keys(unsigned.leftOpenBecause))
      expect(['in nobody’s work list', `no account: leaderInCharge ${UNIT}`]).toContain(reason);
    const unhandled = await driveOf(['agent', 'dispatcher'], { appeals: 6, seed: 'nobody', register: true });
    expect(unhandled.archived + unhandled.leftOpen).toBe(6);
    expect(unhandled.leftOpenBecause).toHaveProperty(['no account handles for any unit']);
  });

  it('takes up from the work lists what stands open', async () => {
    const open = await desk.database.db('appeals').whereNot({ phase: 'archived' });
    expect(open.length).toBeGreaterThan(0);
    const report = await driveOf(EVERYBODY, { appeals: 1000, seed: 'rest', register: false });
    expect(report).toMatchObject({ archived: open.length, leftOpen: 0 });
    expect(await desk.database.db('appeals').whereNot({ phase: 'archived' })).toEqual([]);
  });

  it('refuses a file of accounts of which none gets in', async () => {
    await expect(staffOf(['nobody'])).rejects.toMatchObject({ exitStatus: 2 });
  });
});
