import { randomInt } from 'node:crypto';
import type { Knex } from 'knex';
import { type CaseWrite, writeCases } from '../db/case-log';
import { GENESIS } from '../db/chain';
import {
  actionKnown,
  type Appellant,
  importedBefore,
  keepAppellants,
  keepTexts,
  markImported,
  newText,
  queryCodeOf,
  takeNumbers,
  type TextToKeep,
} from '../db/intake';
import { type Clock, postgresNow } from '../db/clock';
import { endedUnits } from '../db/organisation/units';
import { indexNew } from '../db/search/keep';
import type { Findable } from '../db/search/search-row';
import type { RulesBook } from '../db/rules';
import { appealNumber, numberingDay } from '../domain/loop/appeal-number';
import type { Course } from '../domain/loop/course';
import type { Marks } from '../domain/loop/event';
import type { PublicationWish } from '../domain/loop/facts/publication';
import type { Action, Link } from '../domain/loop/link';
import { type Refusal, refuse } from '../domain/loop/refusal';
import { register, ringBacklog } from '../domain/loop/register';
import type { Actor, Role } from '../domain/loop/role';
import { type CaseState, UNREGISTERED } from '../domain/loop/state';
import type { Instant } from '../domain/limit/instant';
import type { Category } from '../domain/policy/policy';
import { countingOf } from '../domain/policy/stipulations';
import { unitGone, unitsGivenWork } from './standing-units';

const DRAWS = 10_000;

/** What a person on the phone, a web form or an import hands in. */
export interface Intake {
  channel: string;
  /** when it reached the hotline; absent: now. In the future it is refused by the API. */
  receivedAt?: Instant | undefined;
  /** BCP 47, as the appellant speaks it (R-CHN-20) */
  language?: string | undefined;
  category: Category | null;
  marks: Marks;
  /** number of an earlier appeal of the city on the same matter (R-NAC-21); the caller has seen that there is one */
  repeatOf?: string | undefined;
  /** it brings facts that the earlier appeal did not have */
  newFacts?: boolean | undefined;
  /** what the appellant wants done with the result; absent: nothing was said (R-DIS-11) */
  publication?: PublicationWish | undefined;
  /** number of the merged line that the appellant dialled, one of the city's directory (R-CHN-21) */
  line?: string | undefined;
  title?: string | undefined;
  /** words of the appellant as they came, where a channel brings them in one piece */
  message?: string | undefined;
  /** per element of the record: its text, or the reason why it is unknown (R-REG-08) */
  elements: Readonly<Record<string, { text: string } | { unknown: string }>>;
  askForMissing: boolean;
  appellant: Appellant;
  /** what was done in the same breath, in order */
  following: readonly Following[];
  assumed?: readonly string[];
  /** the clocks have already run since `receivedAt`: what rang is recorded at its true instant and sends nothing */
  asReceived?: boolean;
  /** id of the row in another system: registered once, however often it is sent */
  externalId?: string;
}

/** One link taken with the registration. */
export interface Following {
  link: Link;
  input: unknown;
  texts: Readonly<Record<string, string>>;
  /**
   * Done by the people of another system, told by whoever imports: recorded in the role that it was theirs to act in, and at
   * its instant there; absent: now.
   */
  there?: { role: Role; at?: Instant | undefined };
}

export type Registered =
  { number: string; queryCode: string | null; version: number; repeated: boolean } | { refused: Refusal };

/** who hands in, and under which key a repetition is known */
export interface Handing {
  city: string;
  by: Actor;
  /** id of the request; rows of an import are known by their external id instead */
  action?: { id: string; body: string };
  /** names the other system, for rows with an external id */
  source?: string;
}

/**
 * Registers appeals: texts and people apart, the events, every projection and the order to start each workflow, in one
 * transaction. It never waits for Temporal (design, always holds 4). Rows are refused one by one; the others are registered.
 */
export function createIntake({ db, rules, clock, onWritten }: IntakeDependencies) {
  return async function intake(handing: Handing, intakes: readonly Intake[]): Promise<Registered[]> {
    const now = await clock(await postgresNow(db));
    const { policy } = await rules.inForce(handing.city, now);
    const day = numberingDay(now, countingOf(policy).timezone);
    // taken beforehand, in a moment of its own: a file that is registered keeps nobody on the phone waiting for a number
    const numbering = { now, day, running: await takeNumbers(db, day, intakes.length) };
    const registered = async (): Promise<Registering> =>
      db.transaction((trx) => registerAll(trx, rules, handing, intakes, numbering));
    const { results, states } = await registered().catch((error: unknown) => {
      // the same request, or the same rows, were registered in this very moment: now they are known
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
      return registered();
    });
    for (const state of states) onWritten?.(state);
    return results;
  };
}

interface IntakeDependencies {
  db: Knex;
  rules: RulesBook;
  clock: Clock;
  /** told of every appeal that was registered, after the commit */
  onWritten?: (state: CaseState) => void;
}

interface Registering {
  results: Registered[];
  states: readonly CaseState[];
}

/** the units that were dispatched to elsewhere and have ended here meanwhile */
async function endedAmong(trx: Knex, city: string, intakes: readonly Intake[], now: Instant): Promise<string[]> {
  const units = intakes.flatMap((i) => i.following.flatMap((f) => (f.input as { unit?: string }).unit ?? []));
  if (units.length === 0) return [];
  return endedUnits(trx, city, units, now);
}

const UNIQUE_VIOLATION = '23505';

async function registerAll(
  trx: Knex.Transaction,
  rules: RulesBook,
  handing: Handing,
  intakes: readonly Intake[],
  { now, day, running: first }: { now: Instant; day: string; running: number },
): Promise<Registering> {
  const { city, by, action, source } = handing;
  if (action) {
    const known = await actionKnown(trx, action.id);
    if (known && known.body !== action.body) return { results: [refuse('keyReused', 'R-SYS-03')], states: [] };
    if (known) return { results: [await asBefore(trx, known)], states: [] };
  }
  const ids = intakes.flatMap((i) => i.externalId ?? []);
  const before = source && ids.length > 0 ? await importedBefore(trx, city, source, ids) : new Map<string, string>();
  // from here on the transaction has its number, for which a rollout waits: the rules and units it reads are none of before it
  await trx.raw('select pg_current_xact_id()');
  const current = await rules.inForce(city, now, trx);
  const ended = await endedAmong(trx, city, intakes, now);
  let running = first;

  const results: Registered[] = [];
  const writes: CaseWrite[] = [];
  const texts: TextToKeep[] = [];
  const appellants: { number: string; appellant: Appellant }[] = [];
  const imported: { externalId: string; number: string }[] = [];
  const findable: Omit<Findable, 'city'>[] = [];
  for (const given of intakes) {
    const repeated = given.externalId === undefined ? undefined : before.get(given.externalId);
    if (repeated !== undefined) {
      results.push({ number: repeated, queryCode: null, version: 1, repeated: true });
      continue;
    }
    const number = appealNumber(day, running++);
    const receivedAt = given.receivedAt ?? now;
    const at = given.asReceived ? receivedAt : now;
    const book = given.asReceived ? await rules.inForce(city, at, trx) : current;
    const { appellant, elements } = withPerson(given);
    const asTold = newText(textOf(given, elements));
    const steps = given.following.map((f) => ({ ...f, text: newText({ ...f.texts }) }));
    const course = register(
      {
        number,
        city,
        channel: given.channel,
        receivedAt,
        category: given.category,
        marks: given.marks,
        elements: Object.fromEntries(
          Object.entries(given.elements).map(([name, e]) => [
            name,
            'text' in e ? ('given' as const) : ('unknown' as const),
          ]),
        ),
        askForMissing: given.askForMissing,
        language: given.language,
        repeatOf: given.repeatOf,
        newFacts: given.newFacts,
        publication: given.publication,
        line: given.line,
        draw: randomInt(0, DRAWS),
        ...(given.assumed ? { assumed: given.assumed } : {}),
        ...(given.asReceived ? { backlog: true } : {}),
      },
      { at, by, ...(action ? { action: action.id } : {}), text: asTold.ref },
      steps.map((s) => ({ link: s.link, action: asAction(s, handing, at) })),
      book,
    );
    if ('refused' in course) {
      results.push(course);
      continue;
    }
    const gone = unitsGivenWork(course.events).find((unit) => ended.includes(unit));
    if (gone !== undefined) {
      results.push(unitGone(gone));
      continue;
    }
    const whole: Course<CaseState> = given.asReceived ? ringBacklog(course, now, book) : course;
    texts.push(asTold, ...steps.flatMap((s) => (Object.keys(s.text.body).length > 0 ? [s.text] : [])));
    appellants.push({ number, appellant });
    const { name = null, contact = null } = appellant;
    findable.push({ number, receivedAt, brought: [asTold.body], name, contact });
    if (given.externalId !== undefined) imported.push({ externalId: given.externalId, number });
    writes.push({
      before: UNREGISTERED,
      events: whole.events,
      after: whole.state,
      head: GENESIS,
      start: true,
      ...(action ? { action: { ...action, link: 'register', account: by.id, at: now } } : {}),
    });
    results.push({ number, queryCode: null, version: whole.state.version, repeated: false });
  }
  if (writes.length === 0) return { results, states: [] };
  await keepTexts(trx, city, texts);
  const codes = await keepAppellants(trx, city, appellants);
  await writeCases(trx, writes);
  await indexNew(trx, city, findable);
  if (source) await markImported(trx, city, source, imported);
  const codeOf = new Map(appellants.map(({ number }, i) => [number, codes[i] ?? null]));
  return {
    results: results.map((r) => ('number' in r && !r.repeated ? { ...r, queryCode: codeOf.get(r.number) ?? null } : r)),
    states: writes.map((w) => w.after),
  };
}

async function asBefore(trx: Knex, { number, version }: { number: string; version: number }): Promise<Registered> {
  return { number, queryCode: await queryCodeOf(trx, number), version, repeated: true };
}

/**
 * Elements that say who appeals are kept with the person and not among the texts of the matter (R-REG-03, R-IDC-11). What the
 * person has already under another wording stays a text, which no list and no page shows.
 */
function withPerson({ appellant, elements }: Intake): Pick<Intake, 'appellant' | 'elements'> {
  const { callerName, contactNumber, ...rest } = elements;
  const name = appellant.name === undefined && callerName && 'text' in callerName ? callerName.text : undefined;
  const contact =
    appellant.contact === undefined && contactNumber && 'text' in contactNumber ? contactNumber.text : undefined;
  return {
    appellant: {
      ...appellant,
      ...(name === undefined ? {} : { name }),
      ...(contact === undefined ? {} : { contact }),
    },
    elements: {
      ...rest,
      ...(callerName && name === undefined ? { callerName } : {}),
      ...(contactNumber && contact === undefined ? { contactNumber } : {}),
    },
  };
}

function textOf(given: Intake, told: Intake['elements']): Record<string, string> {
  const elements = Object.entries(told).map(([name, e]): [string, string] => [
    'text' in e ? name : `${name}Unknown`,
    'text' in e ? e.text : e.unknown,
  ]);
  return {
    ...(given.title ? { title: given.title } : {}),
    ...(given.message ? { message: given.message } : {}),
    ...Object.fromEntries(elements),
  };
}

function asAction(step: Following & { text: TextToKeep }, { by: importer, action }: Handing, now: Instant): Action {
  const parts = Object.keys(step.text.body);
  const { at = now, role } = step.there ?? { role: importer.role };
  const by = { ...importer, role };
  return {
    link: step.link.name,
    id: action?.id ?? '',
    by,
    at,
    body: action?.body ?? '',
    input: step.input,
    parts,
    ...(parts.length > 0 ? { text: step.text.ref } : {}),
  };
}
