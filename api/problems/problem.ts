import type { Refusal, RefusalCode } from '../../domain/loop/refusal';
import { type ApiCode, API_WORDS } from './api-words';
import type { FieldCode } from './field-words';
import { REFUSAL_WORDS } from './refusal-words';
import type { ProblemWords } from './said';

export type ProblemCode = RefusalCode | ApiCode;

/** codes, numbers and names of fields: never what a person wrote */
export type ProblemData = Readonly<Record<string, string | number | readonly string[]>>;

/** One field that is not as it should be. `path` is a JSON pointer into the body, or the name of a query parameter. */
export interface FieldProblem {
  path: string;
  code: FieldCode;
  data?: ProblemData;
  /** the rule that speaks of the field, and a change that would mend it, where there are such */
  rule?: string;
  proposal?: { field: string; value: unknown };
}

/** Why a request is not done, as data; the words are added on its way out, in the reader's language. */
export interface Problem {
  code: ProblemCode;
  /** the rule of the field that asks for it, where one does */
  rule?: string;
  data?: ProblemData;
  fields?: readonly FieldProblem[];
  retryAfterSeconds?: number;
}

/** words and status of every code; total by the types of both tables */
export const PROBLEM_WORDS: Readonly<Record<ProblemCode, ProblemWords>> = { ...REFUSAL_WORDS, ...API_WORDS };

export const PROBLEM_CODES = Object.keys(PROBLEM_WORDS) as readonly ProblemCode[];

/** a refusal of the loop as a problem */
export const refused = ({ code, rule, detail }: Refusal): Problem => ({ code, rule, data: detail });

/** the API's own no */
export const no = (code: ApiCode, more: Omit<Problem, 'code'> = {}): Problem => ({ code, ...more });
