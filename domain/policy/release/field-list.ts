import { ids } from '../clause';
import { type SilentSubject, subjectOf } from '../silent-subjects';
import { type Policy } from '../policy';
import { isSource, leaves } from './difference';
import { type Json } from './fault';
import { isNode, segmentsOf, valueAt } from './fields';
import { type FieldForm, formOf } from './field-form';
import { DEFAULTED_FIELDS, type Standing, standingAt } from './standing';

/** A field of a policy as somebody looks it up who means to change it. */
export interface PolicyField extends Standing {
  field: string;
  subject: SilentSubject;
  of: 'value' | 'source';
  form: FieldForm;
  /** rules of the clause that it stands in */
  rules: readonly string[];
  /** the source's words for that clause; null where it has none */
  text: string | null;
}

/** Every field of a policy, also those on which its pack is silent and those that a platform default stands in for (R-SYS-05, R-SYS-06). */
export function fieldsOf(policy: Policy): readonly PolicyField[] {
  const names = new Set([...leaves(policy.pack as unknown as Json).keys(), ...DEFAULTED_FIELDS]);
  return [...names].flatMap((field) => {
    const form = formOf(field);
    if (!form) return [];
    return [
      {
        field,
        subject: subjectOf(field),
        of: sideOf(field),
        form,
        ...standingAt(policy, field),
        ...sourceOf(policy, field),
      },
    ];
  });
}

const sideOf = (field: string): PolicyField['of'] => (isSource(field) ? 'source' : 'value');

/** the nearest clause around the field that names its rules, and that one's words */
function sourceOf(policy: Policy, field: string): Pick<PolicyField, 'rules' | 'text'> {
  const path = segmentsOf(field);
  for (let depth = path.length; depth >= 1; depth--) {
    const clause: Json | undefined = valueAt(policy.pack, path.slice(0, depth));
    if (!isNode(clause) || !Object.hasOwn(clause, 'rule')) continue;
    const { rule, text } = clause;
    return { rules: ids(rule as string | string[]), text: typeof text === 'string' ? text : null };
  }
  return { rules: [], text: null };
}
