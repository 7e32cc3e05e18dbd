import { z } from 'zod';
import { LIMIT_UNITS } from '../../limit/limit';
import {
  type Asked,
  askedBeyond,
  dueOfHandling,
  filedInTime,
  type MoreTime,
  withinBounds,
} from '../../obligation/extension';
import { onItsClock } from '../../obligation/opening';
import { type ExtensionTerms, extensionTerms } from '../../policy/loop-terms';
import { hasConsent } from '../consent';
import type { Action, Circumstances, TextPart } from '../link';
import { type Refusal, refuse } from '../refusal';

/** An application for more time: a length, or the day by whose end it is to be due, and the appellant told why (R-EXT-02, R-EXT-05). */
export const EXTENSION_INPUT = z.object({
  length: z.int().min(1).max(1000).optional().describe('how much more time; or name the day in «until»'),
  unit: z.enum(LIMIT_UNITS).optional().describe('the unit of «length»; absent: working days'),
  until: z.iso.date().optional().describe("the day by whose end it is to be due, in the city's zone"),
  told: z.boolean().describe('the extension was explained to the appellant'),
});

export const EXTENSION_TEXTS = {
  reason: { max: 4000, required: false, zh: '延期理由', en: 'Reason' },
  explanation: { max: 4000, required: false, zh: '向诉求人说明情况', en: 'What the appellant was told' },
} as const satisfies Record<string, TextPart>;

type Applied = Action<z.infer<typeof EXTENSION_INPUT> & { longCase?: boolean | undefined }>;

/** What an application asks for, and what of it may be given. */
export interface Application {
  asked: Asked;
  given: MoreTime;
}

/**
 * Reads an application of the given way, `filing` or `consent`. Refuses extensionNotInPack, extensionOtherWay, nothingToExtend,
 * extensionPending, partMissing, lengthOrDay, extensionTooLate, and what lies beyond the bounds (see obligation/extension.ts).
 */
export function applied(c: Circumstances, a: Applied, way: ExtensionTerms['way']): Application | { refused: Refusal } {
  const { state, order, policy } = c;
  const terms = extensionTerms(policy);
  if (!terms) return refuse('extensionNotInPack', 'R-SYS-11');
  if (terms.way !== way)
    return refuse('extensionOtherWay', terms.rule, {
      link: terms.way === 'filing' ? 'fileExtension' : 'requestExtension',
    });
  const longCase = a.input.longCase === true;
  if (longCase && !terms.longCases) return refuse('extensionNotInPack', 'R-EXT-10');
  const due = order && dueOfHandling(state, order);
  if (!order || due === null) return refuse('nothingToExtend', 'R-EXT-14');
  if (order.extensionRequested) return refuse('extensionPending', 'R-EXT-11', { order: order.no });
  const incomplete = missingFrom(c, a, terms);
  if (incomplete) return incomplete;
  const { length, unit, until } = a.input;
  if ((length === undefined) === (until === undefined)) return refuse('lengthOrDay', 'R-EXT-14');
  const clock = onItsClock({ kind: 'handle', unit: order.unit }, c);
  const asked = askedBeyond(
    due,
    length === undefined ? { day: until ?? '' } : { added: { value: length, unit: unit ?? 'workingDays' } },
    clock,
  );
  const late = filedInTime(due, a.at, terms, clock);
  if (late) return late;
  const given = withinBounds(state, order, due, asked, { at: a.at, terms, longCase }, clock);
  return 'refused' in given ? given : { asked: { ...asked, added: given.added }, given };
}

/**
 * What the pack asks an application to hold (R-EXT-02, R-EXT-04, R-EXT-05); a special long case is applied for in writing
 * (R-EXT-10). Of a confidential appeal the unit can explain nothing to the appellant: the hotline tells them, and no application
 * waits for that (R-IDC-11).
 */
function missingFrom({ state, order }: Circumstances, a: Applied, terms: ExtensionTerms): { refused: Refusal } | null {
  const { longCase, told } = a.input;
  const has = (part: string): boolean => a.parts?.includes(part) === true;
  const explains = terms.explainToAppellant && !state.marks.confidential;
  const missing = [
    ...(terms.consentBy !== null && order && !hasConsent(order, a.by, 'extension') ? ['leaderConsent'] : []),
    ...((terms.reasonRequired || longCase) && !has('reason') ? ['reason'] : []),
    ...(explains && !told ? ['told'] : []),
    ...(explains && !has('explanation') ? ['explanation'] : []),
  ];
  const rules: Readonly<Record<string, string>> = {
    leaderConsent: 'R-EXT-02',
    reason: longCase ? 'R-EXT-10' : 'R-EXT-04',
  };
  return missing.length > 0 ? refuse('partMissing', rules[missing[0] ?? ''] ?? 'R-EXT-05', { missing }) : null;
}
