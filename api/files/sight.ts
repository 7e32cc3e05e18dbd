import type { FileView } from '../../db/files';
import { isUnitRole } from '../../domain/loop/role';
import type { FileKind } from '../../domain/policy/archive-clauses';
import type { Seen } from '../case-access';

/** kinds that the house itself writes; whatever else lies with a case may be the appellant's own: voice, hand, name */
const OF_THE_HOUSE: readonly FileKind[] = [
  'instruction',
  'feedbackDocument',
  'assignedReplyRecord',
  'meetingMaterial',
  'report',
];

/**
 * Of a confidential appeal a unit sees what units and the house itself wrote, and nothing that the appellant brought: it would
 * tell who appeals (R-IDC-11).
 */
export const isHidden = ({ asUnit, state }: Seen, file: FileView): boolean =>
  asUnit && state.marks.confidential === true && !isUnitRole(file.role) && !OF_THE_HOUSE.includes(file.kind);
