import type { Instant } from '../../limit/instant';
import type { Limit } from '../../limit/limit';
import type { Category } from '../../policy/policy';
import type { Role } from '../role';
import type { ReplyMethod } from './intake';

/** What the unit's leader has to agree to before the platform hears of it (R-RET-02, R-EXT-02). */
export type ConsentTo = 'return' | 'extension';

/** Which way the matter goes, and the ways back. */
export type RoutingFact =
  /** `knowledge`: the standard answer it was given from, in the version that held then (R-KNB-08); `language`: in which it was given */
  | { type: 'directlyAnswered'; knowledge?: { entry: string; version: number }; language?: string }
  | { type: 'callerReferred' }
  /** put through to a partner hotline by one key (R-DSP-19) */
  | { type: 'transferredToPartner'; line: string }
  | { type: 'directlyHandled'; unit: string; how: 'threeWayCall' | 'telephone'; settled: boolean }
  | { type: 'submittedForInstruction' }
  /** `lead`: the unit that the leader names; it may not give the matter back */
  | { type: 'instructed'; lead?: string }
  | { type: 'submittedForDesignation' }
  | { type: 'designated'; unit: string }
  | {
      type: 'dispatched';
      order: number;
      unit: string;
      mode: string;
      category: Category;
      /** a part of the matter: number of the order whose unit answers for the whole (R-DSP-23, R-DSP-18) */
      under?: number;
      part?: 'coHandling' | 'assigned';
      /** by when that unit wants the part; at the latest its own due instant */
      partDueAt?: Instant;
      /** the caller is still to be told of the transfer (R-DSP-10) */
      tellCaller?: true;
      /** number of the order that this one takes the place of; parts go on under it */
      insteadOf?: number;
    }
  /** the caller was told that the matter was transferred (R-DSP-10) */
  /** also: why the matter was not accepted (R-NAC-19). `givenUp`: as many attempts as stand for telling reached nobody (R-HDL-12) */
  | { type: 'callerTold'; method: ReplyMethod; reached: boolean; givenUp?: true }
  | { type: 'consentAsked'; order: number; to: ConsentTo }
  | { type: 'consented'; order: number; to: ConsentTo; role: Role }
  | { type: 'returnRequested'; order: number }
  | { type: 'returnGranted'; order: number }
  /** `late`: filed after the limit, refused by the rules and not by a person (R-RET-05, AMB-41) */
  | { type: 'returnRefused'; order: number; late?: true }
  | { type: 'rerouted'; order: number }
  | { type: 'extensionRequested'; order: number; added: Limit | null; until: Instant; longCase?: true }
  | { type: 'extensionRefused'; order: number }
  | {
      type: 'extended';
      order: number;
      way: 'filing' | 'consent';
      /** what was asked for in the units of the limit; null where a day was named */
      added: Limit | null;
      /** the new due instant; cut to the law's where that is earlier (R-EXT-13) */
      until: Instant;
      statute?: string;
    }
  | { type: 'mergedInto'; master: string }
  | { type: 'splitOff' }
  /** a unit was merged or dissolved, and its successor has the order as it stands; `order` 0: what it was only named for */
  | { type: 'handedOver'; order: number; from: string; to: string }
  /** the master appeal has ended in this way; this one's appellant is still to be told (R-SYS-15) */
  | { type: 'masterClosed'; outcome: Outcome };

/** How a matter ended. «explained» is counted apart from «solved» (R-HDL-06). */
export type Outcome =
  | 'solved'
  | 'explained'
  | 'directlyAnswered'
  | 'directlyHandled'
  | 'referred'
  | 'transferredToPartner'
  | 'notAccepted'
  | 'withdrawn';
