import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type z } from 'zod';
import { calendarSchema } from '../domain/calendar/calendar-schema';
import { type CalendarData } from '../domain/calendar/working-calendar';
import { packSchema } from '../domain/policy/pack';
import { type PlatformDefaults, platformDefaultsSchema } from '../domain/policy/platform-defaults';
import { type Policy } from '../domain/policy/policy';
import { type ReadingsCatalogue, readingsCatalogueSchema } from '../domain/policy/readings';
import { statutesSchema } from '../domain/policy/statute';

const BESIDE_THE_PACKS = ['platform-defaults', 'legal-overrides', 'calendar-cn', 'readings'];

/** A pack that is not there or not right, as one sentence for the person who wrote it, in both languages. */
export class PackProblem extends Error {
  override readonly name = 'PackProblem';

  constructor(
    readonly chinese: string,
    readonly english: string,
  ) {
    super(`${chinese} / ${english}`);
  }
}

/** Ids of the packs in a folder, sorted. */
export function packIds(folder: string = __dirname): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .filter((id) => !BESIDE_THE_PACKS.includes(id))
    .sort();
}

/**
 * Reads a city's pack with the platform's defaults and the statutes beside it, as version 1, in force from the beginning.
 * Throws a PackProblem that names the field and the rule when a file is missing or breaks the schema.
 */
export function loadPolicy(id: string, folder: string = __dirname): Policy {
  if (!packIds(folder).includes(id)) {
    const known = packIds(folder).join(', ');
    throw new PackProblem(`没有策略包「${id}」，现有：${known}`, `There is no pack «${id}»; there are: ${known}.`);
  }
  const pack = read(id, packSchema, folder);
  if (pack.id !== id) {
    throw new PackProblem(
      `策略包文件 ${id}.json 里写的 id 是「${pack.id}」`,
      `The file ${id}.json holds a pack whose id is «${pack.id}».`,
    );
  }
  return {
    city: pack.id,
    pack,
    version: 1,
    effectiveFrom: 0,
    defaults: read('platform-defaults', platformDefaultsSchema, folder),
    statutes: read('legal-overrides', statutesSchema, folder),
  };
}

let shipped: PlatformDefaults | null = null;

/**
 * A policy as a store holds it. One of an earlier release has the defaults of its day, which stay; for a default that was not there
 * yet, the shipped one stands in.
 */
export function withEveryDefault(policy: Policy): Policy {
  shipped ??= read('platform-defaults', platformDefaultsSchema, __dirname);
  return { ...policy, defaults: { ...shipped, ...policy.defaults } };
}

/** The working calendar that ships with the product. Throws a PackProblem when the file is missing or wrong. */
export function loadCalendar(folder: string = __dirname): CalendarData {
  return read('calendar-cn', calendarSchema, folder);
}

/** How unclear words of the sources are read, by their ids. Throws a PackProblem when the file is missing or wrong. */
export function loadReadings(folder: string = __dirname): ReadingsCatalogue {
  return read('readings', readingsCatalogueSchema, folder);
}

function read<T>(name: string, schema: z.ZodType<T>, folder: string): T {
  const file = join(folder, `${name}.json`);
  if (!existsSync(file)) throw new PackProblem(`缺少文件 ${name}.json`, `The file ${name}.json is missing.`);
  const content = parsed(name, readFileSync(file, 'utf8'));
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (!issue) throw new PackProblem(`${name}.json 有误`, `${name}.json is wrong.`);
  const path = [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].map(String);
  const field = path.join('.') || 'the whole file';
  const rule = ruleFor(content, issue.path) ?? 'R-SYS-06';
  throw new PackProblem(
    `${name}.json 的 ${field} 有误（${rule}）`,
    `${name}.json is wrong at ${field} (${rule}): ${issue.message}.`,
  );
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PackProblem(`${name}.json 不是合法的 JSON`, `${name}.json is not JSON: ${reason}.`);
  }
}

/** The rule that the nearest clause above the faulty field cites. */
function ruleFor(content: unknown, path: readonly PropertyKey[]): string | null {
  let rule: string | null = null;
  let at = content;
  for (const key of [...path, undefined]) {
    if (typeof at !== 'object' || at === null) break;
    if ('rule' in at) {
      const cited: unknown = Array.isArray(at.rule) ? at.rule[0] : at.rule;
      if (typeof cited === 'string') rule = cited;
    }
    if (key === undefined) break;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return rule;
}
