import type { operations } from '../../api/schema';
import type { CaseEvent } from '../case/course';

type Appeal = operations['appeal']['responses'][200]['content']['application/json'];

/** One part of a feedback document as it was handed in; `text` null: it is missing, or it is no text. */
export interface DocumentPart {
  code: string;
  words: { zh: string; en: string };
  text: string | null;
  missing: boolean;
  /** a document without it is rejected at once (R-REJ-01) */
  fatal: boolean;
}

/** the fact with which the newest document was handed in */
interface Submitted {
  parts: readonly string[];
  outcome: string;
  statedSatisfaction: string;
  signedOffBy: string | null;
}

const WRITTEN_WITH: readonly string[] = ['feedbackDrafted', 'feedbackSubmitted'];

/**
 * The newest document of the appeal: each part that the city asks for, and what is written beside; what lacks is marked. What was
 * written before the last rejection belongs to another document.
 */
export function documentOf(appeal: Appeal, submitted: Submitted | null): readonly DocumentPart[] {
  const { texts } = appeal;
  const rejectedAt = texts.findLast((text) => text.type === 'feedbackRejected')?.v ?? 0;
  const written = new Map(
    texts
      .filter((text) => WRITTEN_WITH.includes(text.type) && text.v > rejectedAt)
      .flatMap((text) => text.parts.map((part) => [part.name, part] as const)),
  );
  const wanted = appeal.feedbackDocument?.parts ?? [];
  const has = (code: string): boolean => written.has(code) || (submitted?.parts.includes(code) ?? false);
  const asked = wanted.map((part): DocumentPart => ({
    code: part.code,
    words: part.words,
    text: written.get(part.code)?.text ?? null,
    missing: !has(part.code),
    fatal: part.fatal,
  }));
  const beside = [...written.values()]
    .filter((part) => !wanted.some((one) => one.code === part.name))
    .map((part): DocumentPart => ({
      code: part.name,
      words: part.words,
      text: part.text,
      missing: false,
      fatal: false,
    }));
  return [...asked, ...beside];
}

/** what was handed in with the newest document of the order */
export function submittedIn(course: readonly CaseEvent[], order: number | null): Submitted | null {
  const event = course.findLast(
    (one) => one.type === 'feedbackSubmitted' && (order === null || one.fact['order'] === order),
  );
  return event ? (event.fact as unknown as Submitted) : null;
}

/** the appeal without what was written with other orders: a unit that had the matter before has a document of its own */
export function ofOrder(appeal: Appeal, course: readonly CaseEvent[], order: number | null): Appeal {
  if (order === null) return appeal;
  const others = new Set(course.filter((one) => one.order !== null && one.order.no !== order).map(({ v }) => v));
  return { ...appeal, texts: appeal.texts.filter(({ v }) => !others.has(v)) };
}

/** what the appellant brought and added, in the order in which it came */
export const broughtIn = ({ texts }: Appeal): Appeal['texts'] =>
  texts.filter((text) => ['registered', 'elementsSupplied', 'supplemented'].includes(text.type));
