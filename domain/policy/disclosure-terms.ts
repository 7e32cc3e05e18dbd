import type { Category } from './category';
import { type Policy } from './policy';

/** Consultations, help, suggestions and complaints are public in principle; a report and what else comes in is not (R-DIS-02). */
const PUBLIC_MATTERS: readonly Category[] = ['consultation', 'help', 'suggestion', 'complaint'];

/** What the city says on the publication of results; a silent one publishes nothing (R-SYS-06). */
export interface DisclosureTerms {
  /** Results are public in principle, after review; also where the appellant has stated no wish (R-DIS-02, R-DIS-11, AMB-36). */
  publicByDefault: boolean;
  /** The handling unit may ask that a result is not published; the platform decides (R-DIS-03). */
  unitMayAsk: boolean;
}

export function disclosureTerms(policy: Policy): DisclosureTerms {
  const stated = policy.pack.disclosure;
  return { publicByDefault: stated?.default === 'public', unitMayAsk: stated?.exception !== undefined };
}

/** The result of a matter of this kind may be published (R-DIS-02). */
export const isPublicMatter = (category: Category | null): boolean =>
  category !== null && PUBLIC_MATTERS.includes(category);
