import type { Knex } from 'knex';
import type { z } from 'zod';
import type { Account, Grant } from '../db/accounts';
import { standsInFor } from '../db/organisation/deputies';
import type { TasksAsked } from '../db/work-lists';
import { isUnitRole, type Role, STAFF_ROLES } from '../domain/loop/role';
import type { tasksAsked } from './schemas/tasks-asked';

/** The grants whose lists are meant, and what of them. What was handed to an absent person is the deputy's as long as that lasts. */
export async function tasksMeant(
  db: Knex,
  { city, id, grants }: Account,
  { role, unit, link, mine, ofUnit }: z.output<typeof tasksAsked>,
): Promise<{ grants: readonly Grant[]; asked: Pick<TasksAsked, 'link' | 'handlers'> }> {
  const held = ofUnit ? ofTheirUnits(grants) : grants;
  return {
    grants: held.filter((g) => (role === undefined || g.role === role) && (unit === undefined || g.unit === unit)),
    asked: { link, handlers: mine && [id, ...(await standsInFor(db, city, id))] },
  };
}

const LEADERS: readonly Role[] = ['responsibleLeader', 'leaderInCharge', 'principalLeader'];
const UNIT_ROLES = STAFF_ROLES.filter(isUnitRole);

/** every role of the units that these grants lead: a leader sees what the unit owes, whoever of it does it */
const ofTheirUnits = (grants: readonly Grant[]): readonly Grant[] => {
  const units = new Set(grants.filter((g) => LEADERS.includes(g.role)).map((g) => g.unit));
  return [...units].flatMap((unit) => UNIT_ROLES.map((role) => ({ role, unit })));
};
