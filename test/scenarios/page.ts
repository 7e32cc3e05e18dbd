import type { Refusal } from '../../domain/loop/refusal';

/** One appeal as the API shows it, as far as scenarios look at it. */
export interface Page {
  number: string;
  queryCode: string;
  channel: string;
  stage: string;
  outcome: string | null;
  category: string;
  marks: Record<string, boolean>;
  receivedAt: string;
  acceptedAt: string | null;
  /** from acceptance on, whichever unit has the matter (R-TIM-23) */
  citizenClock: { since: string; days: number };
  beside: { cards: { card: string; lifted: boolean }[]; supervisions: { mode: string; unit: string | null }[] };
  language: string | null;
  procedure: { step: string; name: string | null; at: string | null; by: string | null }[];
  orders: { no: number; unit: { id: string }; mode: string; status: string; deemedAccepted: boolean }[];
  obligations: {
    kind: string;
    order: number | null;
    dueAt: string | null;
    overdue: boolean;
    provisional: boolean;
    status: string;
    sentence: { zh: string; en: string } | null;
  }[];
  texts: { type: string; parts: { name: string; text: string }[] }[];
  mayDo: { link: string; order: number | null; form: { properties: Record<string, { enum?: string[] }> } }[];
}

/** A problem as the API answers it, and what other routes answer. */
export interface Said {
  code: Refusal['code'];
  rule: string;
  data: Record<string, unknown>;
  number: string;
  queryCode: string;
}

/** the words that were kept with the newest event of this type; none when it brought no text */
export function wordsOf(page: Page, type: string): Record<string, string> {
  const text = page.texts.filter((t) => t.type === type).at(-1);
  return Object.fromEntries((text?.parts ?? []).map(({ name, text }) => [name, text]));
}
