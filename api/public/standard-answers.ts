import { findKnowledge } from '../../db/knowledge/finding';
import type { Keeping } from '../../domain/knowledge/keeping';
import type { Parts } from '../parts';
import { now } from './time';

const NOBODY: Keeping = { all: false, units: [] };

/** A standard answer that its unit lets the public see. */
export interface StandardAnswer {
  id: string;
  title: string;
  answer: string;
}

/** standard answers in force to what somebody is about to ask, the best finds first (R-KNB-01) */
export async function standardAnswers(
  parts: Parts,
  { city, text, limit }: { city: string; text: string; limit: number },
): Promise<StandardAnswer[]> {
  const asked = { publicOnly: true, keeping: NOBODY, now: await now(parts), limit };
  const found = await findKnowledge(parts.db, city, text, asked);
  return found.map(({ entry, title, answer }) => ({ id: entry, title, answer }));
}
