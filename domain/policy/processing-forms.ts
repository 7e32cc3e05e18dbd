import { type Policy } from './policy';

/** Modes that say how the system or its hotlines hang together, not in which form one matter is processed (R-DSP-14, R-DSP-19). */
const NO_FORMS: readonly string[] = ['unifiedCirculation', 'partnerTransfer', 'majorEmergency'];

/** The modes that the pack names, as codes (R-DSP-01); empty where it is silent. */
export function processingModes(policy: Policy): readonly string[] {
  return (policy.pack.processingModes ?? []).map((mode) => mode.code);
}

/** The forms that the pack names; null where it names none, so that none is excluded (R-SYS-06). */
export function processingForms(policy: Policy): readonly string[] | null {
  const forms = processingModes(policy).filter((mode) => !NO_FORMS.includes(mode));
  return forms.length === 0 ? null : forms;
}

/** Whether the city processes matters in this form: it names it, or it names no form at all (R-SYS-06). */
export function isProcessedBy(policy: Policy, form: string): boolean {
  return processingForms(policy)?.includes(form) ?? true;
}

/**
 * The hotlines to which a caller is passed on by one key (R-CHN-24, R-DSP-19); null where the pack does not say that it has
 * that way, since a telephone system that nobody stated cannot be there (R-NAC-19).
 */
export function partnerLines(policy: Policy): readonly string[] | null {
  return processingModes(policy).includes('partnerTransfer') ? (policy.pack.partners ?? []) : null;
}
