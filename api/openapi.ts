import { z } from 'zod';
import { PROBLEM_WORDS, type ProblemCode } from './problems/problem';
import type { Route } from './route';
import { problemBody } from './schemas/problem-body';

type Json = Record<string, unknown>;

/** codes that any route can answer, by what it takes */
function problemsOf(r: Route): ProblemCode[] {
  return [
    ...r.problems,
    ...(r.admits === 'everyone' ? [] : (['notSignedIn'] as const)),
    ...(r.admits !== 'everyone' && r.admits !== 'signedIn' ? (['forbidden'] as const) : []),
    ...(r.admits !== 'everyone' && r.method !== 'get' ? (['csrf'] as const) : []),
    ...(r.method === 'post' ? (['badHeader'] as const) : []),
    ...(r.takesFile ? (['fileTooLarge', 'fileEmpty', 'wrongEncoding', 'contentUnavailable'] as const) : []),
    ...(r.body
      ? (['invalidInput', 'textTooLong', 'controlCharacters', 'wrongEncoding', 'notJson', 'bodyTooLarge'] as const)
      : []),
    'storeUnavailable',
    'internal',
  ];
}

/** The API described by the very schemas that prove its requests (OpenAPI 3.1). */
export function openApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const r of routes) {
    const path = r.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [r.method]: operation(r) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '回应 Huiying',
      version,
      description:
        '12345 政务服务热线闭环：每件诉求一个流程。The closed loop of a government service hotline: one durable workflow per appeal. Instants are UTC, ISO 8601. Unknown fields are refused.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: { Problem: schemaOf(problemBody, 'output') },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'huiying_session',
          description: 'From POST /api/v1/session. What changes something carries X-CSRF-Token as well.',
        },
        token: { type: 'http', scheme: 'bearer', description: 'An API token, for machines.' },
      },
    },
  };
}

const TAGS: Readonly<Record<Route['tag'], string>> = {
  session: '登录 Sign in and out',
  lists: '待办与查询 Work lists and search',
  appeals: '诉求 Appeals',
  actions: '环节 The links of the closed loop',
  city: '单位与政策 Units and policy',
  administration: '管理 Administration',
  public: '诉求人 For appellants',
  operation: '运维 Operation',
};

function operation(r: Route): Json {
  const parameters = [...parametersOf(r.params, 'path'), ...parametersOf(r.query, 'query'), ...headersOf(r)];
  const roles = r.rights ?? (r.admits === 'everyone' || r.admits === 'signedIn' ? null : r.admits);
  return {
    operationId: r.id,
    tags: [r.tag],
    summary: r.summary,
    ...(r.about ? { description: r.about } : {}),
    ...(roles ? { 'x-roles': roles } : {}),
    security: r.admits === 'everyone' ? [] : [{ session: [] }, { token: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(r.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(r.body, 'input') } } } }
      : {}),
    ...(r.takesFile
      ? {
          requestBody: {
            required: true,
            description: `≤ ${r.takesFile.limit} bytes`,
            content: { '*/*': { schema: {} } },
          },
        }
      : {}),
    responses: {
      [String(r.status ?? 200)]: {
        description: 'OK',
        content: { [r.streams ?? 'application/json']: { schema: schemaOf(r.answer, 'output') } },
      },
      ...problemResponses(problemsOf(r)),
    },
  };
}

function problemResponses(codes: readonly ProblemCode[]): Json {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of new Set(codes)) {
    const { status } = PROBLEM_WORDS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, of]) => [
        String(status),
        {
          description: of.map((c) => `${c}: ${PROBLEM_WORDS[c].title.zh} ${PROBLEM_WORDS[c].title.en}`).join('; '),
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
  );
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...of }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(typeof description === 'string' ? { description } : {}),
    schema: of,
  }));
}

const headersOf = (r: Route): Json[] =>
  r.method === 'post'
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description:
            'A repeated request with the same key and body never acts twice. Told in the answer when left out.',
          schema: { type: 'string', minLength: 1, maxLength: 200 },
        },
      ]
    : [];

/** The JSON Schema of a body; what has an id stands among the document's components and is referred to there. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const {
    $schema: _dialect,
    id: _id,
    $defs: named,
    ...of
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json;
  const itself = Object.entries((named ?? {}) as Record<string, Json>).find(
    ([name]) => of['$ref'] === `#/$defs/${name}`,
  );
  return itself ? withoutId(itself[1]) : referringToComponents(of);
}

const withoutId = ({ id: _id, ...of }: Json): Json => of;

const referringToComponents = (of: Json): Json =>
  JSON.parse(JSON.stringify(of).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
