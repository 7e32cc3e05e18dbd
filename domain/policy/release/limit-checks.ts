import { isLimit, type Limit, type LimitUnit } from '../../limit/limit';
import { statedAsLimit } from '../stipulating';
import { type Policy } from '../policy';
import { error, type Fault, type Json, warning } from './fault';
import { isNode, nameOf, type Node } from './fields';
import { roughMinutes } from './rough-length';
import { asBefore, ruleOver } from './schema-faults';

/** A limit of a pack, with the field it stands at. */
interface Placed {
  field: string;
  limit: Limit;
}

/** No limit is none (0), half a limit, or longer than any measure: for each the field as it stood before. */
export function wholeLimits(policy: Policy, before: Policy): Fault[] {
  return limitsIn(policy.pack as unknown as Json, []).flatMap(({ path, node }): Fault[] => {
    const field = path.join('.');
    const rule = ruleOver(policy.pack, path);
    const value = node['value'] as number | null;
    const unit = node['unit'] as LimitUnit | null;
    if (value === null && unit === null) return [];
    if (value === null)
      return [error('limitIncomplete', `${field}.value`, rule, { field: `${field}.unit`, value: null })];
    if (unit === null)
      return [error('limitIncomplete', `${field}.unit`, rule, { field: `${field}.unit`, value: 'workingDays' })];
    if (isLimit({ value, unit })) return [];
    const stood = asBefore(`${field}.value`, before.pack);
    const isZero = value === 0;
    const better =
      typeof stood.value === 'number' && isLimit({ value: stood.value, unit }) ? stood.value : isZero ? 1 : 10_000;
    const proposal = { field: `${field}.value`, value: better };
    return [error(isZero ? 'limitZero' : 'limitTooLong', `${field}.value`, rule, proposal, { value, unit })];
  });
}

/** Every limit, wherever it stands. What is counted back from an end (`anchor`) is none: 0 days before it is the end. */
function limitsIn(value: Json, path: readonly string[]): { path: readonly string[]; node: Node }[] {
  if (typeof value !== 'object' || value === null) return [];
  const isOne = isNode(value) && 'value' in value && 'unit' in value && !('anchor' in value);
  const own = isOne ? [{ path, node: value }] : [];
  const below = Object.entries(value).flatMap(([key, inner]: [string, Json]) =>
    limitsIn(inner, [...path, Array.isArray(value) ? nameOf(value, Number(key)) : key]),
  );
  return [...own, ...below];
}

/** What the pack bounds as a whole: no limit, and no limit with its extension, passes the cap (R-EXT-06, R-EXT-12). */
export function withinCap(policy: Policy): Fault[] {
  const cap = statedAsLimit(policy.pack.maxTotal, 'maxTotal')?.value;
  if (!cap) return [];
  const rule = ruleOver(policy.pack, ['maxTotal']);
  const { extension } = policy.pack;
  const factor = extension?.maxLength?.factor ?? 0;
  const times = (extension?.cumulative ?? policy.defaults.extensionCumulative) ? 1 : (extension?.maxCount ?? 1);
  return handlingLimits(policy).flatMap(({ field, limit }): Fault[] => {
    if (limit.unit !== cap.unit)
      return roughMinutes(limit) > roughMinutes(cap)
        ? [error('limitOverCap', field, rule, valueLike(field, limit, cap), both(limit, cap))]
        : [
            warning(
              'unitsDiffer',
              'maxTotal.unit',
              rule,
              { field: 'maxTotal.unit', value: limit.unit },
              both(limit, cap),
            ),
          ];
    if (limit.value > cap.value)
      return [
        error('limitOverCap', `${field}.value`, rule, { field: `${field}.value`, value: cap.value }, both(limit, cap)),
      ];
    const longest = limit.value * (1 + factor * times);
    if (longest <= cap.value) return [];
    const allowed = Math.floor(((cap.value - limit.value) / limit.value / times) * 100) / 100;
    const proposal =
      allowed > 0
        ? { field: 'extension.maxLength.factor', value: allowed }
        : { field: 'maxTotal.value', value: Math.ceil(longest) };
    return [error('extensionOverCap', 'extension.maxLength.factor', rule, proposal, { ...both(limit, cap), longest })];
  });
}

/** Signing, return and contact happen within the handling: their limits are not longer than the shortest of it. */
export function withinHandling(policy: Policy): Fault[] {
  const shortest = shortestHandling(policy);
  if (!shortest) return [];
  const { signLimit, returnLimit, contactLimit } = policy.pack;
  const within: Placed[] = [
    ...placed(signLimit, 'signLimit'),
    ...placed(returnLimit, 'returnLimit'),
    ...Object.entries(contactLimit ?? {}).flatMap(([of, stated]) => placed(stated, `contactLimit.${of}`)),
  ];
  return within
    .filter(({ limit }) => longer(limit, shortest.limit))
    .map(({ field, limit }) =>
      error('beyondHandling', field, ruleOver(policy.pack, field.split('.')), valueLike(field, limit, shortest.limit), {
        ...both(limit, shortest.limit),
        handling: shortest.field.split('.').at(-1) ?? '',
      }),
    );
}

/** More time has to be asked for after the work has begun: a filing day before it could not be kept (R-EXT-03). */
export function filingWithinHandling(policy: Policy): Fault[] {
  const before = policy.pack.extension?.applyBefore;
  const shortest = shortestHandling(policy);
  if (!before || shortest?.limit.unit !== 'workingDays' || before.value < shortest.limit.value) return [];
  const field = 'extension.applyBefore.value';
  return [
    warning(
      'filingBeforeStart',
      field,
      'R-EXT-03',
      { field, value: Math.max(0, shortest.limit.value - 1) },
      {
        value: before.value,
        unit: 'workingDays',
        than: shortest.limit.value,
        thanUnit: 'workingDays',
        handling: shortest.field.split('.').at(-1) ?? '',
      },
    ),
  ];
}

/** A law that is stricter holds whatever the city says (R-LAW-06): said, so that nobody trusts in the longer limit. */
export function againstTheLaw(policy: Policy): Fault[] {
  return policy.statutes.flatMap((law) => {
    const limit = statedAsLimit(law.limit, 'limit')?.value;
    if (!limit) return [];
    return handlingLimits(policy)
      .filter((one) => longer(one.limit, limit))
      .map((one) =>
        warning('longerThanLaw', `${one.field}.value`, 'R-LAW-06', valueLike(one.field, one.limit, limit), {
          ...both(one.limit, limit),
          law: law.id,
        }),
      );
  });
}

/** The dispatcher is reminded before the supervisor hears of it (R-SYS-17). */
export function watchInOrder(policy: Policy): Fault[] {
  const watch = policy.pack.undispatched;
  if (!watch || roughMinutes(watch.remindDispatcher) <= roughMinutes(watch.tellSupervisor)) return [];
  const field = 'undispatched.remindDispatcher';
  return [
    error(
      'watchOutOfOrder',
      field,
      'R-SYS-17',
      { field, value: { ...watch.tellSupervisor } },
      both(watch.remindDispatcher, watch.tellSupervisor),
    ),
  ];
}

function handlingLimits(policy: Policy): Placed[] {
  return Object.entries(policy.pack.timeLimits ?? {}).flatMap(([of, stated]) => placed(stated, `timeLimits.${of}`));
}

function shortestHandling(policy: Policy): Placed | null {
  return handlingLimits(policy).sort((a, b) => roughMinutes(a.limit) - roughMinutes(b.limit))[0] ?? null;
}

function placed(stated: Parameters<typeof statedAsLimit>[0], field: string): Placed[] {
  const limit = statedAsLimit(stated, field)?.value;
  return limit && isLimit(limit) ? [{ field, limit }] : [];
}

/** Sure in one unit; between units the first has to be longer however its days fall. */
const longer = (a: Limit, b: Limit): boolean =>
  a.unit === b.unit ? a.value > b.value : roughMinutes(a) > roughMinutes(b);

const both = (a: Limit, b: Limit) => ({ value: a.value, unit: a.unit, than: b.value, thanUnit: b.unit });

/** The other limit's value where the units agree, else the other limit whole. */
const valueLike = (field: string, own: Limit, other: Limit) =>
  own.unit === other.unit ? { field: `${field}.value`, value: other.value } : { field, value: { ...other } };
