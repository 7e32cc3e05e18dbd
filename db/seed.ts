import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { isUnitRole, PLATFORM_UNIT, ROLES, STAFF_ROLES } from '../domain/loop/role';
import { unitNaming } from '../domain/policy/loop-terms';
import type { Policy } from '../domain/policy/policy';
import { levelsOf } from '../domain/policy/stipulations';
import { loadCalendar, loadPolicy } from '../packs/load';
import { createAccount, createToken } from './accounts';

export interface Seeded {
  created: boolean;
  /** `name` is the login: the role, and a digit for the units beside the first */
  accounts: { role: string; name: string; password: string }[];
  /** for the commands of this machine; null when the city stood already */
  operatorToken: string | null;
}

/** invented units, below the platform; each level has as many under each of the one above it */
const UNITS_BY_LEVEL: Readonly<Record<number, readonly string[]>> = {
  2: ['住房和城乡建设局', '城市管理局', '教育局'],
  3: ['第一分局', '第二分局'],
  4: ['第一站'],
};
/** The units that have people from the start, each with what follows the role in their logins. */
function staffedUnits(policy: Policy): readonly { unit: string; suffix: string }[] {
  return [
    { unit: 'u2-1', suffix: '' },
    // a second unit, to work together with the first
    { unit: 'u2-2', suffix: '2' },
    // one below the first, to which it assigns (R-DSP-18)
    ...(levelsOf(policy) >= 3 ? [{ unit: 'u3-1-1', suffix: '3' }] : []),
    // the duty room itself, where it may lead the coordination (R-DSP-12)
    ...(unitNaming(policy).dutyRoomMayLead ? [{ unit: PLATFORM_UNIT, suffix: '1' }] : []),
  ];
}

/**
 * The first city of an installation, from its pack: policy version 1, the working calendar, units at all the pack's levels
 * and, with random passwords, one account per role of the platform and per role of each staffed unit. Does nothing when a city
 * stands already.
 */
export async function seedCity(db: Knex, { pack }: { pack: string }): Promise<Seeded> {
  return db.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['huiying seed']);
    if (await trx('cities').first('id')) return { created: false, accounts: [], operatorToken: null };
    const policy = loadPolicy(pack);
    await insertCity(trx, policy);
    const accounts: Seeded['accounts'] = [];
    const units = staffedUnits(policy);
    for (const role of STAFF_ROLES)
      for (const { unit, suffix } of isUnitRole(role) ? units : [{ unit: null, suffix: '' }]) {
        const password = randomBytes(9).toString('base64url');
        const login = `${role}${suffix}`;
        await createAccount(trx, {
          city: policy.city,
          login,
          name: `${ROLES[role].zh}${suffix}`,
          password,
          grants: [{ role, unit }],
        });
        accounts.push({ role, name: login, password });
      }
    const operator = await createAccount(trx, {
      city: policy.city,
      login: 'operator',
      name: '运维',
      password: null,
      grants: [
        { role: 'administrator', unit: null },
        { role: 'agent', unit: null },
      ],
    });
    return { created: true, accounts, operatorToken: await createToken(trx, operator, 'operator') };
  });
}

/** a city with its policy, the calendar and its units; the caller's transaction */
export async function insertCity(trx: Knex, policy: Policy): Promise<void> {
  const { city, pack, version, effectiveFrom } = policy;
  await trx('cities').insert({ id: city, name_zh: pack.nameZh ?? pack.nameEn, name_en: pack.nameEn, pack: pack.id });
  await trx('policies').insert({
    city,
    version,
    body: JSON.stringify(policy),
    effective_from: new Date(effectiveFrom),
    made_by: 'huiying',
    reason: `pack ${pack.id} as shipped`,
  });
  const calendar = loadCalendar();
  await trx('calendars')
    .insert({ id: calendar.id, version: calendar.version, body: JSON.stringify(calendar) })
    .onConflict()
    .ignore();
  await trx('units').insert(unitsFor(city, levelsOf(policy), pack.nameZh ?? pack.nameEn));
}

/** ids carry the level and the place below the one above: u1, u2-1, u3-1-2 */
function unitsFor(city: string, levels: number, cityName: string) {
  const units: { id: string; city: string; name: string; level: number; parent: string | null }[] = [
    { id: 'u1', city, name: `${cityName} 12345`, level: 1, parent: null },
  ];
  for (let level = 2; level <= levels; level++)
    for (const parent of units.filter((u) => u.level === level - 1))
      (UNITS_BY_LEVEL[level] ?? []).forEach((name, i) => {
        const place = parent.id.replace(/^u\d+-?/, '');
        units.push({
          id: `u${level}-${place ? `${place}-` : ''}${i + 1}`,
          city,
          name: level === 2 ? name : `${parent.name}${name}`,
          level,
          parent: parent.id,
        });
      });
  return units;
}
