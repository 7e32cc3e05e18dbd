import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { isUnitRole, ROLES, STAFF_ROLES } from '../domain/loop/role';
import type { Policy } from '../domain/policy/policy';
import { loadCalendar, loadPolicy } from '../packs/load';
import { inHours } from './account-changes';
import { createAccount, createToken, type Grant } from './accounts';
import { recordChange } from './change-log';
import { insertCityRow } from './cities';
import { platformUnit, sampleUnits, staffedUnits } from './sample-units';

/** An account that was made with a city, and the password it was given; nobody can read it again. */
export interface FirstAccount {
  role: string;
  /** the login */
  name: string;
  password: string;
}

/** What a city was founded with. */
export interface Founded {
  accounts: FirstAccount[];
  /** for programs that administer the city and register its appeals */
  operatorToken: string;
}

export interface Founding {
  /** its first policy; `policy.city` is the id of the city */
  policy: Policy;
  names: { zh: string; en: string };
  parent: string | null;
  /** the account that adds it; 'huiying' at the first start */
  by: string;
  /** what stands before every login of this city: logins are the installation's, not the city's */
  loginPrefix: string;
  /**
   * 'trial': invented units at all levels of the pack, and an account for each role of the platform and of the staffed units.
   * 'bare': the platform and an administrator, who makes the rest.
   */
  as: 'trial' | 'bare';
  /** hours in which its people have to choose passwords of their own; absent: those that are made here last */
  initialHours?: number;
}

/** What an installation begins with and the store keeps only as hashes. */
export interface FirstSignIns {
  accounts: FirstAccount[];
  operatorToken: string;
}

/**
 * The cities of a new installation, one for each pack, the first one first; where that is a province the others stand under it.
 * Their ids are the packs'. Null when a city stands already, and nothing is done then. `keep` is handed what is shown only once, before
 * the cities stand: whoever is killed in between makes them anew.
 */
export async function seedCities(
  db: Knex,
  packs: readonly string[],
  keep: (first: FirstSignIns) => void = () => undefined,
): Promise<FirstSignIns | null> {
  return db.transaction(async (trx) => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', ['huiying seed']);
    if (await trx('cities').first('id')) return null;
    const policies = packs.map((pack) => loadPolicy(pack));
    const [first] = policies;
    if (!first) throw new Error('no pack is named for the first city');
    const accounts: FirstAccount[] = [];
    let token: string | null = null;
    for (const policy of policies) {
      const isFirst = policy === first;
      const founded = await foundCity(trx, {
        policy,
        names: namesIn(policy),
        parent: !isFirst && first.pack.kind === 'province' ? first.city : null,
        by: 'huiying',
        loginPrefix: isFirst ? '' : `${policy.city}-`,
        as: 'trial',
      });
      accounts.push(...founded.accounts);
      token ??= founded.operatorToken;
    }
    const signIns: FirstSignIns = { accounts, operatorToken: token ?? '' };
    keep(signIns);
    return signIns;
  });
}

/**
 * A city with everything it begins with: policy version 1, the working calendar, units, accounts with random passwords, and a
 * token for its operator. Written to the city's log of changes, in the caller's transaction.
 */
export async function foundCity(trx: Knex, founding: Founding): Promise<Founded> {
  const { policy, names, parent, by, loginPrefix, as, initialHours } = founding;
  const { city } = policy;
  await insertCity(trx, policy, { names, parent, units: as });
  await recordChange(trx, { city, type: 'cityAdded', subject: city, by, detail: { pack: policy.pack.id, parent, as } });
  const accounts: FirstAccount[] = [];
  for (const { role, unit, login, name } of firstPeople(founding)) {
    const password = randomBytes(9).toString('base64url');
    const id = await createAccount(trx, { city, login, name, password, grants: [{ role, unit }] });
    if (initialHours !== undefined)
      await trx('accounts')
        .where({ id })
        .update({ initial_until: inHours(trx, initialHours) });
    accounts.push({ role, name: login, password });
  }
  const operator = await createAccount(trx, {
    city,
    login: operatorLogin(loginPrefix),
    name: '运维',
    password: null,
    grants: [
      { role: 'administrator', unit: null },
      { role: 'agent', unit: null },
    ],
  });
  return { accounts, operatorToken: await createToken(trx, operator, 'operator') };
}

/** A login that this city would begin with and an account has already, in whatever city; null: there is none. */
export async function takenLogin(trx: Knex, founding: PeopleOf): Promise<string | null> {
  const logins = [...firstPeople(founding).map((one) => one.login), operatorLogin(founding.loginPrefix)];
  const taken = await trx('accounts').whereIn('login', logins).first<{ login: string } | undefined>('login');
  return taken?.login ?? null;
}

type PeopleOf = Pick<Founding, 'policy' | 'loginPrefix' | 'as'>;

/** the people whom a city begins with, each in one role */
function firstPeople({ policy, loginPrefix, as }: PeopleOf): (Grant & { login: string; name: string })[] {
  const units = as === 'trial' ? staffedUnits(policy) : [];
  const roles = as === 'trial' ? STAFF_ROLES : (['administrator'] as const);
  return roles.flatMap((role) =>
    (isUnitRole(role) ? units : [{ unit: null, suffix: '' }]).map(({ unit, suffix }) => ({
      role,
      unit,
      login: `${loginPrefix}${role}${suffix}`,
      name: `${ROLES[role].zh}${suffix}`,
    })),
  );
}

const operatorLogin = (loginPrefix: string): string => `${loginPrefix}operator`;

/** a city with its policy, the calendar and its units, without people; the caller's transaction */
export async function insertCity(
  trx: Knex,
  policy: Policy,
  {
    names = namesIn(policy),
    parent = null,
    units = 'trial',
  }: { names?: { zh: string; en: string }; parent?: string | null; units?: Founding['as'] } = {},
): Promise<void> {
  const { city, pack, version, effectiveFrom } = policy;
  await insertCityRow(trx, { id: city, ...names, pack: pack.id, parent });
  await trx('policies').insert({
    city,
    version,
    body: JSON.stringify(policy),
    effective_from: new Date(effectiveFrom),
    made_by: 'huiying',
    reason: `pack ${pack.id} as shipped`,
  });
  const calendar = loadCalendar();
  // only where there is none: a newer one that an upgrade brought is published, with its event and its rollouts (R-SYS-09)
  if (!(await trx('calendars').first('id')))
    await trx('calendars').insert({ id: calendar.id, version: calendar.version, body: JSON.stringify(calendar) });
  await trx('units').insert(units === 'trial' ? [...sampleUnits(policy, names.zh)] : [platformUnit(city, names.zh)]);
}

/** the pack's own names; where its source lost the Chinese one, the English */
export const namesIn = ({ pack }: Policy): { zh: string; en: string } => ({
  zh: pack.nameZh ?? pack.nameEn,
  en: pack.nameEn,
});
