import type { ServerResponse } from 'node:http';
import type { Request } from 'express';
import type { z } from 'zod';
import type { Caller } from '../db/sessions';
import type { Role } from '../domain/loop/role';
import type { Language } from './problems/said';
import type { Problem, ProblemCode } from './problems/problem';

/** Who may come in at all; rights on one appeal are judged by the handler. */
export type Admission = 'everyone' | 'signedIn' | readonly Role[];

/** One request as its handler sees it: proved, and with the person behind it. */
export interface Asked<P, Q, B> {
  caller: Caller;
  params: P;
  query: Q;
  body: B;
  /** as sent, or made here and told in the answer's header, so that the request can be repeated safely */
  idempotencyKey: string;
  /**
   * hash of link or route, path and body, or of what stands for a body that is no JSON: tells a repetition from another request
   * under the same key
   */
  bodyHash: (inPlaceOfTheBody?: unknown) => Promise<string>;
  language: Language;
  raw: Request;
}

/** A handler's answer: a body, a problem, or a stream that it writes itself. */
export type Reply<A> =
  | { status?: number; body: A; headers?: Readonly<Record<string, string>> }
  | { problem: Problem }
  | { stream: (response: ServerResponse) => void };

type Shape = z.ZodType;

/** One route, declared whole: what is served, proved, and described in OpenAPI derive from it. */
export interface Route<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Shape = Shape,
  A extends Shape = Shape,
> {
  /** operationId in OpenAPI and label in the metrics */
  id: string;
  method: 'get' | 'post' | 'delete';
  /** as Express writes it: '/api/v1/appeals/:number' */
  path: string;
  tag: 'session' | 'appeals' | 'actions' | 'lists' | 'city' | 'administration' | 'public' | 'operation';
  summary: string;
  about?: string;
  admits: Admission;
  /** open to who signed in with the initial password and has not chosen another yet */
  withInitialPassword?: true;
  /** roles for which the handler itself judges the rights, case by case */
  rights?: readonly Role[];
  params?: P;
  query?: Q;
  body?: B;
  /** bytes, where the route takes more than the usual */
  bodyLimit?: number;
  /** the body is a file of any media type, of at most so many bytes; the handler reads it from the request itself */
  takesFile?: { limit: number };
  /** control characters and halved characters are refused row by row, by the handler */
  provesTextsItself?: boolean;
  answer: A;
  status?: number;
  /** media type of a stream */
  streams?: string;
  /** codes of its own, beside those that any route can answer */
  problems: readonly ProblemCode[];
  handle: (asked: Asked<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Reply<z.input<A>>>;
}

/** keeps the types between the schemas and the handler, then lets routes stand in one list */
export const route = <P extends Shape, Q extends Shape, B extends Shape, A extends Shape>(
  r: Route<P, Q, B, A>,
): Route => r as unknown as Route;
