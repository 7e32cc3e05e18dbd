import type { Instant } from '../../limit/instant';
import type { Category } from '../../policy/policy';
import type { PublicationWish } from './publication';

/** Marks an appeal carries from registration on (R-EMG-04, R-REP-06, R-IDC-11, R-TIM-08, R-LAW-01, R-LAW-02) */
export interface Marks {
  urgent?: true;
  simple?: true;
  important?: true;
  confidential?: true;
  replyRequested?: true;
  /** a consumer's dispute with an operator: the consumer law's limit applies to the complaint */
  consumer?: true;
  /** a report of unfair competition, monopoly, fakes: the informant is protected */
  unfairCompetition?: true;
  /** the informant gave the own name, with facts and evidence (R-IDC-02) */
  realName?: true;
}

/** every mark there is */
export const MARKS = [
  'urgent',
  'simple',
  'important',
  'confidential',
  'replyRequested',
  'consumer',
  'unfairCompetition',
  'realName',
] as const satisfies readonly (keyof Marks)[];

export type ReplyMethod = 'telephone' | 'sms' | 'letter' | 'fax' | 'delivery' | 'online' | 'inPerson';

/** From registration to the decision to take the matter on. */
export type IntakeFact =
  | {
      type: 'registered';
      number: string;
      city: string;
      channel: string;
      /** when the appeal reached the hotline; acceptance may come later (R-CHN-34) */
      receivedAt: Instant;
      /** the appellant speaks it (R-CHN-20): 'yue'; absent: nobody wrote it down */
      language?: string;
      category: Category | null;
      marks: Marks;
      /** elements of the record that are asked for (R-REG-08); empty when the record is complete */
      missing: readonly string[];
      /** elements recorded as «unknown» with a reason */
      unknown: readonly string[];
      /** 0…9999, drawn at registration: decides later whether the appeal is sampled for a return visit (R-VIS-01) */
      draw: number;
      policyVersion: number;
      calendarVersion: number;
      /** number of the earlier appeal on the same matter (R-NAC-21) */
      repeatOf?: string;
      /** the repetition brings facts that the earlier appeal did not have */
      newFacts?: true;
      /** what the appellant wants done with the result; absent: nothing was said (R-DIS-05, R-DIS-06, R-DIS-11) */
      publication?: PublicationWish;
      /** number of the merged line that the appellant dialled: all of them are heard at one place (R-CHN-21) */
      line?: string;
      /** nobody decided on it in the same breath: it waits to be taken on or declined */
      waits?: true;
      /** what an import did not give and was assumed */
      assumed?: readonly string[];
      /** brought in from another system with its original times */
      backlog?: true;
    }
  | { type: 'elementsSupplied'; elements: readonly string[]; missing: readonly string[] }
  /** from here on the case keeps these versions (R-SYS-01) and these laws bind it */
  | {
      type: 'accepted';
      category: Category;
      policyVersion: number;
      calendarVersion: number;
      statutes?: readonly string[];
      /** found when the appeal was taken on, beside those of the registration */
      marks?: Marks;
    }
  /** `line`: the emergency line that the caller was sent to (R-EMG-05) */
  | { type: 'notAccepted'; reason: string; told: boolean; line?: string }
  | { type: 'nonAcceptanceReopened' }
  /** danger to life or property: verified at once, reported to the leaders (R-EMG-01, R-EMG-03) */
  | { type: 'emergencyDeclared' }
  | { type: 'emergencyVerified'; confirmed: boolean };
