import type { RefusalCode } from '../../domain/loop/refusal';
import { ANY_LINK_REFUSALS } from './refusal-words/any-link';
import { HANDLING_REFUSALS } from './refusal-words/handling';
import { INTAKE_REFUSALS } from './refusal-words/intake';
import { OVERSIGHT_REFUSALS } from './refusal-words/oversight';
import { PUBLICATION_REFUSALS } from './refusal-words/publication';
import { ROUTING_REFUSALS } from './refusal-words/routing';
import type { ProblemWords } from './said';

/** Words and HTTP status of every refusal of the loop, a file for each part of it; a new code without words does not compile. */
export const REFUSAL_WORDS: Readonly<Record<RefusalCode, ProblemWords>> = {
  ...ANY_LINK_REFUSALS,
  ...INTAKE_REFUSALS,
  ...ROUTING_REFUSALS,
  ...HANDLING_REFUSALS,
  ...OVERSIGHT_REFUSALS,
  ...PUBLICATION_REFUSALS,
};
