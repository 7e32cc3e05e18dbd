import type { z } from 'zod';
import type { FieldCode } from '../problems/field-words';
import { type FieldProblem, no, type Problem, type ProblemData } from '../problems/problem';

type Issue = z.core.$ZodIssue;

/** A value proved by its schema, or every field that is wrong with it. */
export function prove<S extends z.ZodType>(schema: S, value: unknown): { value: z.output<S> } | { problem: Problem } {
  const proved = schema.safeParse(value, { reportInput: true });
  if (proved.success) return { value: proved.data };
  return { problem: wrongFields(proved.error.issues.flatMap((i) => fieldsOf(i, []))) };
}

/** fields that are all wrong in one way make a problem of that code; else invalidInput */
export function wrongFields(fields: readonly FieldProblem[]): Problem {
  const code = fields[0]?.code;
  const alone = OWN_PROBLEM.find((c) => fields.every((f) => f.code === c) && c === code);
  return no(alone ?? 'invalidInput', {
    fields: fields.slice(0, MOST_FIELDS),
    ...(alone ? { data: fields[0]?.data ?? {} } : {}),
  });
}

const MOST_FIELDS = 50;
const OWN_PROBLEM = [
  'textTooLong',
  'controlCharacters',
  'wrongEncoding',
  'dateUnknown',
  'receivedInFuture',
  'beforeCalendar',
] as const satisfies readonly FieldCode[];

/** a JSON pointer (RFC 6901) */
export const pointer = (path: readonly PropertyKey[]): string =>
  path.map((p) => `/${String(p).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function fieldsOf(issue: Issue, above: readonly PropertyKey[]): FieldProblem[] {
  const at = [...above, ...issue.path];
  const one = (code: FieldCode, data?: ProblemData): FieldProblem[] => [
    { path: pointer(at), code, ...(data ? { data } : {}) },
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: pointer([...at, key.slice(0, 60)]), code: 'unknownField' }));
    case 'invalid_type':
      return issue.input === undefined ? one('required') : one('wrongType', { expected: issue.expected });
    case 'invalid_value':
      return issue.input === undefined ? one('required') : one('notOneOf', { allowed: issue.values.map(String) });
    case 'too_big':
      return issue.origin === 'string'
        ? one('textTooLong', { max: Number(issue.maximum) })
        : one('outOfRange', { bound: `≤ ${issue.maximum}` });
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) === 1
        ? one('empty')
        : one('outOfRange', { bound: `≥ ${issue.minimum}` });
    case 'custom': {
      const { code, ...data } = (issue.params ?? {}) as { code?: FieldCode } & Record<string, string | number>;
      return one(code ?? 'wrongForm', Object.keys(data).length > 0 ? data : undefined);
    }
    case 'invalid_union': {
      // the branch that came closest speaks for all
      const branches = issue.errors.map((errors) => errors.flatMap((e) => fieldsOf(e, at)));
      const closest = branches.reduce<FieldProblem[] | null>(
        (a, b) => (a === null || b.length < a.length ? b : a),
        null,
      );
      return closest && closest.length > 0 ? closest : one('wrongForm');
    }
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((e) => fieldsOf(e, at));
    case 'invalid_format':
      return one(issue.format === 'date' ? 'dateUnknown' : 'wrongForm');
    case 'not_multiple_of':
      return one('wrongForm');
  }
}
