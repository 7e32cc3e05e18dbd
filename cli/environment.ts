import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { reachableBy, unprivilegedUser } from './services/unprivileged-user';
import { PlainFailure } from './services/plain-failure';

/** Everything that an operator may set from outside, proved once at start. */
export interface Environment {
  /** PostgreSQL of the operator's own, as the role that owns the schema; null: Huiying runs one itself. */
  databaseUrl: string | null;
  /** True when Temporal is the operator's own; false: Huiying runs the development server itself. */
  ownTemporalGiven: boolean;
  /** Namespace of the workflows. */
  temporalNamespace: string;
  /** Absolute path of everything that this installation keeps. */
  dataDir: string;
  /** Absolute path of downloaded binaries, shared by all installations of one person. */
  cacheDir: string;
  /** Ids of the policy packs whose cities are seeded at the first start. */
  packs: readonly string[];
  /** Port on 127.0.0.1 of pages and API. */
  port: number;
  /** Address of a running Huiying elsewhere; null: the one in the data folder. */
  url: string | null;
  /** Bearer token for commands that call the API; null: the operator's token in the data folder. */
  token: string | null;
}

const blankIsAbsent = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional());

const variables = z.object({
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\/[^/]+\/[^/?]+/)),
  TEMPORAL_ADDRESS: optional(z.string().regex(/^[^\s/:]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i)),
  TEMPORAL_NAMESPACE: optional(z.string().regex(/^\S+$/)),
  TEMPORAL_PROFILE: optional(z.string()),
  TEMPORAL_CONFIG_FILE: optional(z.string()),
  HUIYING_DATA_DIR: optional(z.string()),
  HUIYING_CACHE_DIR: optional(z.string()),
  XDG_CACHE_HOME: optional(z.string()),
  HUIYING_PACK: optional(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*(,[a-z0-9]+(-[a-z0-9]+)*)*$/)),
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.number().min(1).max(65535)),
  ),
  HUIYING_URL: optional(z.url({ protocol: /^https?$/ })),
  HUIYING_TOKEN: optional(z.string().regex(/^\S+$/)),
});

const shape: Record<string, readonly [chinese: string, english: string]> = {
  DATABASE_URL: ['形如 postgres://用户:密码@主机:5432/库名', 'like postgres://user:password@host:5432/database'],
  TEMPORAL_ADDRESS: ['形如 主机:7233', 'like host:7233'],
  TEMPORAL_NAMESPACE: ['一个没有空格的名称', 'a name without spaces'],
  HUIYING_PACK: [
    '规则包的编号，多个用逗号分开，如 hainan,suzhou-anhui',
    'ids of policy packs with commas between them, like suzhou-anhui',
  ],
  PORT: ['整数，从 1 到 65535', 'a whole number from 1 to 65535'],
  HUIYING_URL: ['形如 http://主机:12345', 'like http://host:12345'],
  HUIYING_TOKEN: ['一个没有空格的令牌', 'a token without spaces'],
};

/**
 * Proves the variables; an empty one counts as absent. Throws PlainFailure (status 2) that names the first variable that is
 * not what it should be and says what it should be.
 */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const proved = variables.safeParse(env);
  if (!proved.success) throw badVariable(String(proved.error.issues[0]?.path[0]), env);
  const given = proved.data;
  return {
    databaseUrl: given.DATABASE_URL ?? null,
    // A profile file that merely lies in the home folder must not send a first try-out to somebody's production cluster.
    ownTemporalGiven: Boolean(given.TEMPORAL_ADDRESS ?? given.TEMPORAL_PROFILE ?? given.TEMPORAL_CONFIG_FILE),
    temporalNamespace: given.TEMPORAL_NAMESPACE ?? 'default',
    dataDir: given.HUIYING_DATA_DIR ? resolve(given.HUIYING_DATA_DIR) : defaultDataDir(),
    cacheDir: resolve(given.HUIYING_CACHE_DIR ?? join(given.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'huiying')),
    packs: [...new Set((given.HUIYING_PACK ?? 'suzhou-anhui').split(','))],
    port: given.PORT ?? 12345,
    url: given.HUIYING_URL?.replace(/\/+$/, '') ?? null,
    token: given.HUIYING_TOKEN ?? null,
  };
}

/** `.huiying` beside the code; for root with a checkout that PostgreSQL's unprivileged user cannot enter, a place it can. */
function defaultDataDir(): string {
  const beside = resolve(__dirname, '..', '.huiying');
  const user = unprivilegedUser();
  if (!user || existsSync(beside) || reachableBy(user, resolve(__dirname, '..'))) return beside;
  return '/var/lib/huiying';
}

function badVariable(name: string, env: NodeJS.ProcessEnv): PlainFailure {
  const [chinese, english] = shape[name] ?? ['有效的值', 'a valid value'];
  // A connection string or a token holds a secret: say which variable, never its value.
  const shown = name === 'DATABASE_URL' || name === 'HUIYING_TOKEN' ? '' : ` “${env[name]}”`;
  return new PlainFailure(
    `环境变量 ${name}${shown} 无效，应为${chinese}。`,
    `Environment variable ${name}${shown} is not valid; it should be ${english}.`,
    2,
  );
}
