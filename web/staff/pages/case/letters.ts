/** the letter by which an action is called where it is free; j, k and x belong to the lists */
export const PREFERRED: Readonly<Record<string, string>> = {
  accept: 'a',
  notAccept: 'n',
  supplyElements: 'e',
  answerDirectly: 'w',
  handleDirectly: 'h',
  referCaller: 'r',
  transferToPartner: 'y',
  mergeInto: 'm',
  splitOff: 'l',
  submitForInstruction: 'i',
  submitForDesignation: 'g',
  instruct: 'i',
  designate: 'd',
  dispatch: 'd',
  addCoUnit: 'o',
  reroute: 'r',
  sign: 's',
  returnOrder: 'r',
  askConsent: 'q',
  consent: 'y',
  assignOrder: 'b',
  handToColleague: 'h',
  recordContact: 'c',
  recordProgress: 'p',
  fileExtension: 'e',
  requestExtension: 'e',
  draftFeedback: 'd',
  signOffFeedback: 'o',
  submitFeedback: 'f',
  submitPart: 'f',
  acceptPart: 'a',
  sendBackPart: 't',
  reply: 'w',
  approveFeedback: 'a',
  rejectFeedback: 't',
  grantReturn: 'g',
  refuseReturn: 'v',
  grantExtension: 'g',
  refuseExtension: 'v',
  recordVisit: 'v',
  decideVisit: 'd',
  followUp: 'f',
  supervise: 's',
  addNote: 'n',
  attachFile: 'u',
};

const FREE = 'abcdefghilmnopqrstuvwyz';

/**
 * A letter for each of these actions, by its place in the list; none where all are taken. The same list gives the same letters, and
 * an action keeps its own wherever it can.
 */
export function lettersFor(links: readonly string[]): readonly (string | null)[] {
  const taken = new Set<string>();
  return links.map((link) => {
    const letter = [PREFERRED[link] ?? '', ...link.toLowerCase(), ...FREE].find(
      (one) => one !== '' && FREE.includes(one) && !taken.has(one),
    );
    if (letter === undefined) return null;
    taken.add(letter);
    return letter;
  });
}
