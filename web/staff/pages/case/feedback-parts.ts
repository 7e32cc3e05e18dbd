import type { Said } from '../../app/language';
import type { Me } from '../../app/me';
import type { Appeal } from '../../parts/appeal';
import type { Values } from '../../parts/schema-form';
import type { Order } from './standing';

/** A part of the feedback document, and whether it stands there by now. */
export interface PartState {
  code: string;
  words: Said;
  fatal: boolean;
  here: boolean;
  /** who has to see to it, where the person cannot */
  how: Said | null;
}

type Draft = NonNullable<Order['draft']>;

/** what stands in the form rather than in the document */
const OF_THE_FORM = ['satisfaction'];
const SIGN_OFF = 'leaderSignOff';

const isWritten = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/**
 * The parts that the city wants, each present or not: in the draft that is to be handed in, or in what is being written. Nobody
 * signs a draft off before it lies there, so a draft is not asked for that, nor for what is stated when it is handed in.
 */
export function documentParts(
  { feedbackDocument }: Appeal,
  link: string,
  values: Values,
  draft: Draft | null,
  signsOff: readonly string[],
): readonly PartState[] {
  const asked = feedbackDocument?.parts ?? [];
  const wanted =
    link === 'draftFeedback' ? asked.filter(({ code }) => ![...OF_THE_FORM, SIGN_OFF].includes(code)) : asked;
  return wanted.map(({ code, words, fatal }) => {
    if (code === SIGN_OFF) {
      const needed = feedbackDocument?.signOff ?? null;
      const enough = (role: string | null): boolean =>
        role !== null && (needed === null || role === needed.role || role === 'principalLeader');
      const here = enough(draft?.signedOffBy ?? null) || signsOff.some(enough);
      return { code, words, fatal, here, how: here ? null : (needed?.words ?? null) };
    }
    const here = draft !== null && !OF_THE_FORM.includes(code) ? draft.parts.includes(code) : isWritten(values[code]);
    return { code, words, fatal, here, how: null };
  });
}

/** the roles in which this person signs a document of the unit off by handing it in */
export const signsOffFor = (me: Me, unit: string | undefined): readonly string[] =>
  me.grants
    .filter((grant) => grant.unit === unit && ['leaderInCharge', 'principalLeader'].includes(grant.role))
    .map((grant) => grant.role);
