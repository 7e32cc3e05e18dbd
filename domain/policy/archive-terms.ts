import { type Limit } from '../limit/limit';
import { type Policy } from './policy';

/**
 * How long an archived case is kept; null: for ever, as long as no city says otherwise. Nothing is deleted by age alone
 * (R-ARC-05).
 */
export const archiveRetention = (policy: Policy): Limit | null =>
  policy.pack.archive?.retention ?? policy.defaults.archiveRetention;
