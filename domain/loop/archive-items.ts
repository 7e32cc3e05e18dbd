import type { FileKind } from '../policy/archive-clauses';
import type { Policy } from '../policy/policy';
import type { CaseEvent, EventType } from './event';

/** One item of the city's list of what is archived, and where the record of a case holds it. */
export interface ArchiveItem {
  code: FileKind;
  /** as the source calls it */
  text: string;
  /** versions of the events that are such a paper by themselves */
  events: readonly number[];
  /** ids of files of this kind */
  files: readonly string[];
}

/** for items that the log itself holds, the events that are the paper: the call as it was registered, the order as it was issued */
const PAPERS: Readonly<Partial<Record<FileKind, readonly EventType[]>>> = {
  recording: ['registered'],
  paper: ['dispatched'],
  instruction: ['instructed'],
  feedbackDocument: ['feedbackDrafted', 'feedbackSubmitted'],
  assignedReplyRecord: ['feedbackSubmitted', 'replied'],
};

/** What a case holds of each item that its city archives (R-ARC-02, R-ARC-03); none where the pack is silent. */
export function archiveItems(policy: Policy, events: readonly CaseEvent[]): ArchiveItem[] {
  return (policy.pack.archive?.items ?? []).map(({ code, text, inLog }) => ({
    code,
    text,
    events: inLog ? events.filter((e) => PAPERS[code]?.includes(e.type)).map((e) => e.v) : [],
    files: events.flatMap((e) => (e.type === 'fileAttached' && e.kind === code ? [e.file] : [])),
  }));
}
