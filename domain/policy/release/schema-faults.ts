import { type z } from 'zod';
import { ids } from '../clause';
import { type Change, error, type Fault, type FaultCode, type Json } from './fault';
import { isNode, nameOf, valueAt } from './fields';

type Issue = z.core.$ZodIssue;

/** What the form of a pack says against a draft, each fault at its field; `before` is what stood there and may stand again. */
export function schemaFaults(pack: unknown, issues: readonly Issue[], before: unknown): Fault[] {
  return issues
    .flatMap((issue) => faultsOf(issue, []))
    .map(({ path, code, data, better }) => {
      const field = named(pack, path);
      // a clause that lacks something is mended as a whole
      const mended = code === 'required' ? field.split('.').slice(0, -1).join('.') || field : field;
      const proposal = better ? { field, value: better.value } : asBefore(mended, before);
      return error(code, field, ruleOver(pack, path), proposal, data);
    });
}

/** The field as it stood in the version that the draft is based on: silent where it stood nowhere. */
export const asBefore = (field: string, before: unknown): Change => ({
  field,
  value: valueAt(before, field.split('.')) ?? null,
});

interface Found {
  path: readonly PropertyKey[];
  code: FaultCode;
  data: Record<string, string | number | readonly string[]>;
  /** a value that would do */
  better?: { value: Json };
}

function faultsOf(issue: Issue, above: readonly PropertyKey[]): Found[] {
  const path = [...above, ...issue.path];
  const one = (code: FaultCode, data: Found['data'] = {}, better?: Found['better']): Found[] => [
    { path, code, data, ...(better ? { better } : {}) },
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], code: 'unknownField', data: { given: key } }));
    case 'invalid_type':
      return issue.input === undefined ? one('required') : one('wrongType', { expected: issue.expected });
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const isOfCategories = path[0] === 'categories';
      return one(isOfCategories ? 'unknownCategory' : 'notOneOf', { given: String(issue.input), allowed });
    }
    case 'too_big':
      return one(
        'outOfRange',
        { bound: `${issue.inclusive === false ? '<' : '≤'} ${issue.maximum}` },
        within(issue, Number(issue.maximum)),
      );
    case 'too_small':
      return issue.origin === 'string'
        ? one('required')
        : one(
            'outOfRange',
            { bound: `${issue.inclusive === false ? '>' : '≥'} ${issue.minimum}` },
            within(issue, Number(issue.minimum)),
          );
    case 'custom':
      return path.includes('officeHours') ? one('endBeforeStart') : one('wrongForm');
    case 'invalid_union': {
      // the choice that came closest speaks for all
      const choices = issue.errors.map((errors) => errors.flatMap((e) => faultsOf(e, path)));
      return choices.sort((a, b) => a.length - b.length)[0] ?? one('wrongForm');
    }
    case 'invalid_key':
    case 'invalid_element':
    case 'invalid_format':
    case 'not_multiple_of':
      return one('wrongForm');
  }
}

/** The bound itself; a percentage is read as the share that it is. */
function within(
  { input, inclusive }: { input?: unknown; inclusive?: boolean | undefined },
  bound: number,
): { value: Json } | undefined {
  if (typeof input !== 'number' || inclusive === false) return undefined;
  return { value: bound === 1 && input > 1 && input <= 100 ? input / 100 : bound };
}

/** The path as administrators write it: an item of a list goes by its code. */
function named(pack: unknown, path: readonly PropertyKey[]): string {
  const segments: string[] = [];
  for (const key of path.map(String)) {
    const list = valueAt(pack, segments);
    segments.push(Array.isArray(list) && /^\d+$/.test(key) ? nameOf(list, Number(key)) : key);
  }
  return segments.join('.');
}

/** The rule that the nearest clause around a field cites; R-SYS-06 where none does. */
export function ruleOver(pack: unknown, path: readonly PropertyKey[]): string {
  for (let depth = path.length; depth >= 1; depth--) {
    const clause = valueAt(pack, path.slice(0, depth).map(String));
    if (!isNode(clause)) continue;
    const cited = clause['rule'];
    if (typeof cited === 'string' || Array.isArray(cited)) return ids(cited as string | string[])[0] ?? 'R-SYS-06';
  }
  return 'R-SYS-06';
}
