import type { Link } from './link';
import { accept } from './links/accept';
import { answerDirectly } from './links/answer-directly';
import { approveFeedback } from './links/approve-feedback';
import { dispatch } from './links/dispatch';
import { draftFeedback } from './links/draft-feedback';
import { notAccept } from './links/not-accept';
import { recordContact } from './links/record-contact';
import { recordVisit } from './links/record-visit';
import { rejectFeedback } from './links/reject-feedback';
import { reply } from './links/reply';
import { sign } from './links/sign';
import { signOffFeedback } from './links/sign-off-feedback';
import { submitFeedback } from './links/submit-feedback';
import { supplyElements } from './links/supply-elements';

/**
 * The closed loop on one page: the links in their order. Each file says who acts, in which stages, what it makes owed.
 *
 *   registered ─► received ─ accept ─► accepted ─ dispatch ─► dispatched ─ sign ─► signed ─ submitFeedback ─► feedbackSubmitted
 *       │            │                    │                                          ▲            ▲ │                  │
 *       ▼            ├ notAccept ─►╮      ├ answerDirectly ─►╮        draftFeedback, signOffFeedback,│ rejectFeedback ◄─┤
 *   incomplete ──────╯             │                         │        recordContact, reply      rework◄───────────────╯
 *    supplyElements                ▼                         ▼                                                        │
 *                              archived ◄─ recordVisit ─ closed ◄──────────────────────────────────── approveFeedback ╯
 *
 * What the clock does by itself stands in obligation/ring.ts: an unsigned order counts as received, a return window ends in
 * acceptance, and the rungs of the supervision ladder ring.
 */
export const LOOP = [
  supplyElements,
  accept,
  notAccept,
  answerDirectly,
  dispatch,
  sign,
  recordContact,
  draftFeedback,
  signOffFeedback,
  submitFeedback,
  reply,
  rejectFeedback,
  approveFeedback,
  recordVisit,
] as const satisfies readonly Link[];

const byName = new Map<string, Link>(LOOP.map((l) => [l.name, l]));

/** the link of this wire name; null when the loop has none */
export const linkNamed = (name: string): Link | null => byName.get(name) ?? null;
