import { type Limit } from '../limit/limit';
import { PAPER_METHODS, type PaperMethod } from './answer-clauses';
import { ids } from './clause';
import { platformLimit } from './platform-limits';
import { type Policy, type Stipulation } from './policy';
import { isProcessedBy } from './processing-forms';
import { byDefault, statedAsLimit } from './stipulating';

/*
 * The terms on which the loop goes other ways than straight on. Where a pack is silent the answer checks, demands and refuses
 * nothing (R-SYS-06), or a platform default stands in, which `defaultsInUse` shows (R-SYS-05).
 */

/** On which terms a unit gives a misrouted order back. */
export interface ReturnTerms {
  /** The leader of the unit who has to agree first; null asks nobody (R-RET-02). */
  consentBy: 'leaderInCharge' | null;
  /** What the application has to hold (R-RET-03). */
  requires: readonly ('reasons' | 'basis')[];
  /** Silence past the limit is acceptance (R-RET-04). */
  deemedAcceptance: boolean;
  /** A return after the limit is a candidate for accountability (R-RET-05). */
  lateIsAccountable: boolean;
  /** A return after the limit is taken all the same; a platform default (AMB-41). */
  lateAllowed: boolean;
}

/** How an order gets more time (R-EXT-01 … R-EXT-12). Null in a field: the pack sets no bound there. */
export interface ExtensionTerms {
  /** 'filing': the unit's leader agrees and the platform records it; 'consent': the platform's side decides on a request. */
  way: 'filing' | 'consent';
  consentBy: 'responsibleLeader' | null;
  /** Filed by the end of the working day that lies so many working days before the due day; 0: by the due instant. */
  workingDaysBefore: number | null;
  maxCount: number | null;
  /** The added time is at most so many times the original limit (R-EXT-06). */
  factorOfOriginal: number | null;
  /** All added time together is held against that bound, not each extension by itself (AMB-08). */
  cumulative: boolean;
  /** From the limit's own start, extensions in (R-EXT-12, AMB-06). */
  maxTotal: Limit | null;
  reasonRequired: boolean;
  /** The unit explains the extension to the appellant, and says so when it files (R-EXT-05). */
  explainToAppellant: boolean;
  /** A special long case may be applied for in writing beyond the bounds (R-EXT-10). */
  longCases: boolean;
  /** The first rule of the clause, for a refusal to name. */
  rule: string;
}

/** Who names the units of a matter that needs several, or whose unit is in doubt. */
export interface UnitNaming {
  /** The hotline office alone (R-DSP-04), or the platform's own dispatchers. */
  leadNamedBy: 'hotlineOffice' | 'platform';
  /** The duty room may lead the coordination itself (R-DSP-12). */
  dutyRoomMayLead: boolean;
  /** Who settles overlapping or disputed duties (R-DSP-05, R-SUP-04); null: nobody is named. */
  conflictBy: 'government' | 'municipalLeader' | null;
  /** After so many granted returns the matter goes there (R-RET-09); a platform default. */
  returnsBefore: number;
  /** As few units as count for several (AMB-18). */
  minUnits: number;
}

/** The least that «several» can mean, where a pack gives no number. */
const SEVERAL = 2;

export function returnTerms(policy: Policy): ReturnTerms {
  const stated = policy.pack.returnLimit;
  return {
    consentBy: stated?.approver?.code ?? null,
    requires: stated?.requires?.map((part) => part.code) ?? [],
    deemedAcceptance: stated?.onExpiry === 'deemedAccepted',
    lateIsAccountable: stated?.lateReturn === 'accountability',
    lateAllowed: policy.defaults.returnLateAllowed,
  };
}

/** The platform's own time to decide on a return (R-RET-07, R-SYS-17). */
export function decideReturnLimit(policy: Policy): Stipulation<Limit> {
  return platformLimit(policy, 'decideReturn');
}

/** The platform's own time to decide on a request for more time (R-SYS-17). */
export function decideExtensionLimit(policy: Policy): Stipulation<Limit> {
  return platformLimit(policy, 'decideExtension');
}

/** Null where the pack knows no extension: then no order gets more time. */
export function extensionTerms(policy: Policy): ExtensionTerms | null {
  const { extension, maxTotal } = policy.pack;
  if (!extension) return null;
  const { approval } = extension;
  return {
    // where the pack is silent the platform consents: the only value of defaults.extensionApprovalWhereSilent
    way: approval?.side === 'unit' ? 'filing' : 'consent',
    consentBy: approval?.side === 'unit' ? approval.by.code : null,
    workingDaysBefore: extension.applyBefore?.value ?? null,
    maxCount: extension.maxCount,
    factorOfOriginal: extension.maxLength?.factor ?? null,
    cumulative: extension.cumulative ?? policy.defaults.extensionCumulative,
    maxTotal: statedAsLimit(maxTotal, 'maxTotal')?.value ?? null,
    reasonRequired: extension.reasonRequired ?? false,
    explainToAppellant: extension.explainToAppellant ?? false,
    longCases: extension.longCases !== undefined,
    rule: ids(extension.rule)[0] ?? '',
  };
}

/** A silent pack leaves the naming to the platform and names nobody for a conflict. */
export function unitNaming(policy: Policy): UnitNaming {
  const stated = policy.pack.multiUnitRule;
  return {
    leadNamedBy: stated?.designates.code ?? 'platform',
    dutyRoomMayLead: stated?.dutyRoomMayLead ?? false,
    conflictBy: stated?.overlapOrUnclear?.code ?? stated?.onDisagreement?.code ?? null,
    returnsBefore: policy.defaults.returnsBeforeDesignation,
    minUnits: stated?.minUnits ?? SEVERAL,
  };
}

/**
 * Direct handling by telephone or three-way call (R-DSP-02, R-DSP-09); null where the city has other forms than this. One
 * that names no form has it, at any hour (R-SYS-06).
 */
export function directHandlingTerms(policy: Policy): { workingTimeOnly: boolean } | null {
  if (!isProcessedBy(policy, 'directHandling')) return null;
  const mode = policy.pack.processingModes?.find((one) => one.code === 'directHandling');
  return { workingTimeOnly: mode?.workingTimeOnly ?? false };
}

/** Whether the caller is told of a transfer, and whether the order may go in writing too (R-DSP-10). */
export function transferTerms(policy: Policy): { callerTold: boolean; inWriting: boolean } {
  const mode = policy.pack.processingModes?.find((one) => one.code === 'transfer');
  return { callerTold: mode?.informCaller ?? false, inWriting: mode?.inWriting ?? false };
}

/** Waiting for an instruction or a designation stops the unit's clock (R-DSP-24); a platform default (AMB-12). */
export function pausesOnInstruction(policy: Policy): boolean {
  return policy.defaults.pauseOnInstruction;
}

/** How the city takes danger to life or property on (R-EMG-01 … R-EMG-03); null where it does not. */
export function emergencyRule(policy: Policy): { reportToLeaders: boolean } | null {
  const stated = policy.pack.majorEmergencyRule;
  return stated ? { reportToLeaders: stated.reportToLeaders ?? false } : null;
}

/** A level-3 unit's result passes its level-2 unit before the platform sees it (R-REP-14, AMB-33). */
export function level2Gate(policy: Policy): boolean {
  return policy.pack.replyRules?.level2ReviewsLevel3 ?? policy.defaults.level2Gate;
}

/** «Explained, not solvable now» is an outcome that the city's measure speaks of (R-HDL-06). */
export function explainsUnsolvable(policy: Policy): boolean {
  return policy.pack.replyRules?.unsolvable !== undefined;
}

/** How a matter on paper is answered (R-CHN-30, R-REP-01); a silent pack excludes none of the ways. */
export function paperMethods(policy: Policy): readonly PaperMethod[] {
  return policy.pack.replyRules?.paper?.map((way) => way.code) ?? PAPER_METHODS;
}

/** So many rejections of one order in a row make a candidate for accountability (R-REJ-03); null: none does. */
export function rejectionsInARow(policy: Policy): number | null {
  return policy.pack.rejectionRules?.accountabilityAfterConsecutive ?? null;
}

/** How long after closing a late rating can reopen the matter (R-VIS-09). */
export function reopenWindow(policy: Policy): Stipulation<Limit> {
  const { value, unit } = policy.defaults.ratingReopensWithin;
  return (
    statedAsLimit(policy.pack.reopenWindow, 'reopenWindow') ??
    byDefault({ value, unit }, 'ratingReopensWithin', ['R-VIS-09'])
  );
}
