import type { Link } from './link';
import { accept } from './links/accept';
import { acceptPart } from './links/accept-part';
import { addCoUnit } from './links/add-co-unit';
import { addNote } from './links/add-note';
import { answerDirectly } from './links/answer-directly';
import { approveFeedback } from './links/approve-feedback';
import { askConsent } from './links/ask-consent';
import { askWithdrawal } from './links/ask-withdrawal';
import { assignOrder } from './links/assign-order';
import { attachFile } from './links/attach-file';
import { consent } from './links/consent';
import { decideAccountability } from './links/decide-accountability';
import { decideVisit } from './links/decide-visit';
import { declareEmergency } from './links/declare-emergency';
import { designate } from './links/designate';
import { dispatch } from './links/dispatch';
import { draftFeedback } from './links/draft-feedback';
import { fileExtension } from './links/file-extension';
import { followMaster } from './links/follow-master';
import { followUp } from './links/follow-up';
import { grantExtension } from './links/grant-extension';
import { grantReturn } from './links/grant-return';
import { handToColleague } from './links/hand-to-colleague';
import { handleDirectly } from './links/handle-directly';
import { handOver } from './links/hand-over';
import { instruct } from './links/instruct';
import { liftCard } from './links/lift-card';
import { mergeInto } from './links/merge-into';
import { notAccept } from './links/not-accept';
import { notPublish } from './links/not-publish';
import { proposeAccountability } from './links/propose-accountability';
import { publish } from './links/publish';
import { rate } from './links/rate';
import { recomputeLimits } from './links/recompute-limits';
import { recordContact } from './links/record-contact';
import { recordProgress } from './links/record-progress';
import { recordSpotCheck } from './links/record-spot-check';
import { recordVisit } from './links/record-visit';
import { referCaller } from './links/refer-caller';
import { refuseExtension } from './links/refuse-extension';
import { refuseNoPublication } from './links/refuse-no-publication';
import { refuseReturn } from './links/refuse-return';
import { rejectFeedback } from './links/reject-feedback';
import { reopenNonAcceptance } from './links/reopen-non-acceptance';
import { reply } from './links/reply';
import { replyToSupervision } from './links/reply-to-supervision';
import { requestExtension } from './links/request-extension';
import { requestNoPublication } from './links/request-no-publication';
import { reroute } from './links/reroute';
import { returnOrder } from './links/return-order';
import { sendBackPart } from './links/send-back-part';
import { setSupervisionLimit } from './links/set-supervision-limit';
import { sign } from './links/sign';
import { signOffFeedback } from './links/sign-off-feedback';
import { splitOff } from './links/split-off';
import { submitFeedback } from './links/submit-feedback';
import { submitForDesignation } from './links/submit-for-designation';
import { submitForInstruction } from './links/submit-for-instruction';
import { submitPart } from './links/submit-part';
import { supervise } from './links/supervise';
import { supplement } from './links/supplement';
import { supplyElements } from './links/supply-elements';
import { tellCaller } from './links/tell-caller';
import { transferToPartner } from './links/transfer-to-partner';
import { urge } from './links/urge';
import { verifyEmergency } from './links/verify-emergency';
import { withdraw } from './links/withdraw';
import { withdrawPublication } from './links/withdraw-publication';

/**
 * The closed loop on one page: the links in their order. Each file says who acts, in which stages, what it makes owed.
 *
 *  registered ─► received ── accept ──► accepted ── dispatch ──► dispatched ── sign ──► signed ── submitFeedback ──► feedbackSubmitted
 *      │            │ ▲                  │  ▲ │  ▲                   │ ▲           │ │      ▲                              │      │
 *      ▼            │ │ reopenNon-       │  │ │  ╰─ grantReturn ─ returnRequested ◄╯ │      │ submitFeedback               │      │
 *  incomplete       │ │ Acceptance       │  │ ╰─ submitFor… ─► submitted             │    rework ◄──── rejectFeedback ──────╯      │
 *   supplyElements  │ │                  │  ╰─── instruct, designate ─╯              │      ▲                                     │
 *                   ▼ │                  │                              partSubmitted ◄╯      │ decideVisit, followUp    approveFeedback
 *               (not accepted)           ├─ answerDirectly, referCaller, handleDirectly       │                                    │
 *                   │                    ├─ mergeInto ─► merged ─ reply ─╮                     │                                    │
 *                   ╰────────────────────┴──────────────────────────────▼─── closed ──────────┴◄───────────────────────────────────╯
 *                                                                           │ recordVisit, rate; or the time for a rating ends
 *                                                                           ▼
 *                                                                        archived
 *
 * Not drawn: splitOff and followMaster lead from merged back to accepted, reroute, addCoUnit and assignOrder to another unit's dispatched,
 * refuseReturn to signed, sendBackPart to rework; handOver leads nowhere, it changes whose the order is; transferToPartner closes like referCaller. All of it, made from this list: docs/reference/loop.bpmn.
 *
 * At any time: supplement, attachFile, addNote, urge, withdraw before there is a result; supervise, liftCard, proposeAccountability.
 * Once closed, in the archive too, the public copy of the result: publish, notPublish, withdrawPublication; the unit's requestNoPublication
 * and refuseNoPublication that answers it. They concern that copy, and open no archive.
 * What the clock does by itself stands in obligation/ring.ts: an unsigned order counts as received, a return window ends in
 * acceptance, the rungs of the supervision ladder ring, and a closed appeal that nothing holds goes to the archive.
 */
export const LOOP = [
  supplyElements,
  accept,
  notAccept,
  reopenNonAcceptance,
  declareEmergency,
  verifyEmergency,
  answerDirectly,
  referCaller,
  transferToPartner,
  handleDirectly,
  mergeInto,
  splitOff,
  followMaster,
  submitForInstruction,
  instruct,
  submitForDesignation,
  designate,
  dispatch,
  addCoUnit,
  reroute,
  handOver,
  recomputeLimits,
  sign,
  askConsent,
  consent,
  returnOrder,
  grantReturn,
  refuseReturn,
  assignOrder,
  handToColleague,
  tellCaller,
  recordContact,
  recordProgress,
  fileExtension,
  requestExtension,
  grantExtension,
  refuseExtension,
  submitPart,
  acceptPart,
  sendBackPart,
  draftFeedback,
  signOffFeedback,
  submitFeedback,
  reply,
  rejectFeedback,
  approveFeedback,
  recordVisit,
  rate,
  decideVisit,
  recordSpotCheck,
  followUp,
  requestNoPublication,
  refuseNoPublication,
  publish,
  notPublish,
  withdrawPublication,
  supervise,
  setSupervisionLimit,
  replyToSupervision,
  liftCard,
  proposeAccountability,
  decideAccountability,
  supplement,
  attachFile,
  addNote,
  urge,
  askWithdrawal,
  withdraw,
] as const satisfies readonly Link[];

const byName = new Map<string, Link>(LOOP.map((l) => [l.name, l]));

/** the link of this wire name; null when the loop has none */
export const linkNamed = (name: string): Link | null => byName.get(name) ?? null;
