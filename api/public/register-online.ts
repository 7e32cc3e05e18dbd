import { postgresNow } from '../../db/clock';
import { keepRefusal } from '../../db/refusals';
import type { Instant } from '../../domain/limit/instant';
import { type EmergencyLine, emergencyLinesIn } from '../../domain/loop/danger-words';
import { ELEMENT_TEXTS, elementsTaken } from '../../domain/loop/elements';
import { refuse } from '../../domain/loop/refusal';
import type { Actor } from '../../domain/loop/role';
import { type Medium, onlineChannel } from '../../domain/policy/channels';
import type { Policy } from '../../domain/policy/policy';
import { acceptedCategories, countingOf, registrationElements } from '../../domain/policy/stipulations';
import type { Intake } from '../../activities/intake';
import type { Parts } from '../parts';
import { no, type Problem, refused } from '../problems/problem';
import { actionId } from '../routes/actions';
import type { PublicRegistrationInput } from '../schemas/public-registration-input';
import { wrongFields } from '../schemas/prove';
import { cityNamed } from './city-named';
import { minuteWords } from './time';

/** One appeal as its appellant hands it in, proved by its schema. */
export interface OnlineAppeal {
  given: PublicRegistrationInput;
  medium: Medium;
  idempotencyKey: string;
  /** hash of the request: the same key with another one is refused (keyReused) */
  body: string;
}

/** What the appellant is told at once. */
export interface RegisteredOnline {
  number: string;
  queryCode: string | null;
  version: number;
  repeated: boolean;
  /** elements of the record that the hotline will ask for (R-REG-08) */
  missing: readonly string[];
  /** lines to call first, because of what the words tell of (R-EMG-08) */
  emergencyLines: readonly EmergencyLine[];
}

const APPELLANT: Actor = { id: 'appellant', role: 'appellant' };

/**
 * Registers what an appellant wrote by themself, on the way that every intake takes: nothing waits for Temporal, and what is missing
 * is asked for instead of a refusal (R-REG-08, R-REG-09). Refuses cityUnknown, noOnlineChannel, looksAutomatic, keyReused, and a
 * category that the city does not take.
 */
export async function registerOnline(
  parts: Parts,
  { given, medium, idempotencyKey, body }: OnlineAppeal,
): Promise<{ registered: RegisteredOnline } | { problem: Problem }> {
  const { db, rules, clock, intake, starts } = parts;
  if (given.homepage)
    return {
      problem: no('looksAutomatic', { fields: [{ path: '/homepage', code: 'notOneOf', data: { allowed: [''] } }] }),
    };
  const found = await cityNamed(db, given.city);
  if ('problem' in found) return found;
  const { city } = found;
  const now = await clock(await postgresNow(db));
  const { policy } = await rules.inForce(city.id, now);
  const channel = onlineChannel(policy, medium);
  if (channel === null) return { problem: noOnlineChannel(policy) };
  const allowed = acceptedCategories(policy);
  if (given.category !== undefined && !allowed.includes(given.category))
    return { problem: wrongFields([{ path: '/category', code: 'notOneOf', data: { allowed } }]) };
  const asked = asIntake(given, { channel, policy, now });
  const id = actionId(APPELLANT.id, `register ${city.id}`, idempotencyKey);
  const [result = refuse('elementMissing', 'R-REG-08')] = await intake(
    { city: city.id, by: APPELLANT, action: { id, body } },
    [asked],
  );
  if ('refused' in result) {
    const { refused: why } = result;
    await keepRefusal(db, { city: city.id, number: null, link: 'register', action: id, by: APPELLANT, refused: why });
    return { problem: refused(why) };
  }
  if (!result.repeated) starts.start(result.number);
  return {
    registered: {
      ...result,
      missing: registrationElements(policy).filter((element) => asked.elements[element] === undefined),
      emergencyLines: emergencyLinesIn([given.title, given.message, given.wish ?? ''].join('\n')),
    },
  };
}

/** where a city takes no appeals online, the ways that it has */
export const noOnlineChannel = (policy: Policy): Problem =>
  no('noOnlineChannel', {
    rule: 'R-CHN-34',
    data: { channels: (policy.pack.channels ?? []).map(({ code }) => code) },
  });

/** said by the form for its writer, who cannot be asked at once */
const NOT_KNOWN = '网上提交时填写：不清楚';
const NOT_SAID = '网上提交时未留';

/**
 * The appellant's words as the record wants them: as many elements of the pack as they answer, each once. What happened is the
 * element that the pack has for it, a message where it has none; an answer without an element stands below it.
 */
export function asIntake(
  given: PublicRegistrationInput,
  { channel, policy, now }: { channel: string; policy: Policy; now: Instant },
): Intake {
  const { title, appellant, category, publication, language } = given;
  const asked = registrationElements(policy);
  const taken = elementsTaken(policy);
  const forWhatHappened = asked.find((element) => element === 'course' || element === 'content');
  const message = withAnswersBelow(given, taken);
  const said: Readonly<Record<string, string | undefined>> = {
    ...answersOf(given),
    cause: title,
    callerName: appellant.name,
    contactNumber: appellant.contact,
    ...(forWhatHappened === undefined ? {} : { [forWhatHappened]: message }),
    ...(asked.includes('callTime') ? { callTime: minuteWords(now, 'zh', countingOf(policy).timezone) } : {}),
  };
  const unknown: Readonly<Record<string, string>> = {
    ...Object.fromEntries(given.unknown.map((element) => [element, NOT_KNOWN])),
    ...(appellant.name === undefined ? { callerName: NOT_SAID, callerUnit: NOT_SAID } : {}),
    ...(appellant.contact === undefined ? { contactNumber: NOT_SAID } : {}),
  };
  const elements: Record<string, { text: string } | { unknown: string }> = {};
  for (const element of taken) {
    const [text, reason] = [said[element], unknown[element]];
    if (text !== undefined) elements[element] = { text };
    else if (reason !== undefined) elements[element] = { unknown: reason };
  }
  const confidential = given.confidential || category === 'report';
  return {
    channel,
    language,
    category: category ?? null,
    marks: confidential ? { confidential: true } : {},
    title,
    ...(forWhatHappened === undefined ? { message } : {}),
    elements,
    askForMissing: true,
    appellant,
    following: [],
    ...(publication === undefined ? {} : { publication }),
  };
}

const ANSWERS = ['time', 'place', 'person', 'result'] as const;

const answersOf = ({ time, place, person, wish }: PublicRegistrationInput) => ({ time, place, person, result: wish });

/** what happened, and below it what was answered to questions for which the pack has no element */
function withAnswersBelow(given: PublicRegistrationInput, taken: readonly string[]): string {
  const answers = answersOf(given);
  const without = ANSWERS.filter((element) => !taken.includes(element));
  const lines = without.flatMap((element) =>
    answers[element] === undefined ? [] : [`${ELEMENT_TEXTS[element].zh}：${answers[element]}`],
  );
  return [given.message, ...lines].join('\n');
}
