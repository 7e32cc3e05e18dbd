import { WORDS } from './invented-words';
import type { Known, Step, Turn } from './steps';
import type { Appeal } from './views';

/** The hotline's decision to take the matter on; a supervisor reopens some of what it declined. */
export function accepting(appeal: Appeal, { plan, custom, tried }: Known): Turn {
  const { nonAcceptanceReasons: reasons } = custom;
  const reason = reasons[plan.choice % reasons.length];
  if (plan.way === 'notAccepted' && reason && tried('notAccept') === 0) {
    const { code, lines } = reason;
    const [line] = lines ?? [];
    return [
      {
        link: 'notAccept',
        body: { reason: code, told: true, explanation: WORDS.notAcceptedWhy, ...(line === undefined ? {} : { line }) },
      },
      ...(plan.undone
        ? [{ link: 'reopenNonAcceptance', body: { reasons: WORDS.takenOnAfterAll }, by: { role: 'supervisor' } }]
        : []),
    ];
  }
  return [{ link: 'accept', body: appeal.category === null ? { category: custom.categories[0] } : {} }];
}

/** What the platform does with an accepted matter: by its plan once, and after that it sends it to a unit. */
export function dispatching(appeal: Appeal, known: Known): Turn {
  const { plan, tried, merging, mergersAreDone } = known;
  const once = (step: Step): readonly Step[] | null => (tried(step.link) === 0 ? [step] : null);
  const dispatch = dispatchTo(appeal, known);
  const otherwise: Turn = dispatch ? [dispatch] : 'no account handles for any unit';
  switch (plan.way) {
    case 'directAnswer':
      return once({ link: 'answerDirectly', body: { answer: WORDS.answer } }) ?? otherwise;
    case 'directHandling': {
      const unit = known.units.find((u) => u.level === 2);
      // a three-way call would tell the unit who appeals (R-IDC-11)
      const isHidden = appeal.marks['confidential'] === true;
      const call = { unit: unit?.id, how: plan.early && !isHidden ? 'threeWayCall' : 'telephone' };
      const body = plan.undone
        ? { ...call, settled: false }
        : { ...call, settled: true, answer: WORDS.answeredByTelephone };
      return (unit && once({ link: 'handleDirectly', body, by: { role: 'agent' } })) ?? otherwise;
    }
    case 'referred':
      return once({ link: 'referCaller', body: { where: WORDS.where } }) ?? otherwise;
    case 'instructed':
      return (
        once({
          link: 'submitForInstruction',
          body: { proposedOpinion: WORDS.proposedOpinion },
          by: { role: 'hotlineOffice' },
        }) ?? otherwise
      );
    case 'emergency': {
      const declared = once({ link: 'declareEmergency', body: { danger: WORDS.danger }, by: { role: 'agent' } });
      return declared && dispatch ? [...declared, dispatch] : otherwise;
    }
    case 'withdrawn':
      // a report that was dispatched is no longer the informant's to take back
      return plan.early || appeal.category === 'report' ? (withdrawing(known) ?? otherwise) : otherwise;
    case 'merged':
      if (merging?.is === 'joined' && tried('mergeInto') === 0) return joining(known);
      if (merging?.is === 'master' && !mergersAreDone) return { awaits: 'what is merged into it', until: null };
      return otherwise;
    default:
      return otherwise;
  }
}

/** by the appellant's own wish, said on the public page or on the telephone; null once it was tried */
export function withdrawing({ plan, tried }: Known): readonly Step[] | null {
  if (tried('withdraw') + tried('askWithdrawal') > 0) return null;
  const asked: readonly Step[] = plan.filedBy === 'handler' ? [askedByAppellant] : [];
  return [...asked, { link: 'withdraw', body: { words: WORDS.withdrawn }, by: { role: 'agent' } }];
}

const askedByAppellant: Step = {
  link: 'askWithdrawal',
  body: { words: WORDS.withdrawn },
  by: { role: 'appellant' },
};

/** into the master of its matter, by the platform; some turn out to be another matter */
export const joining = ({ merging, plan }: Known): readonly Step[] => [
  {
    link: 'mergeInto',
    body: { master: merging?.is === 'joined' ? merging.to : '', note: WORDS.sameMatter },
    by: { role: 'dispatcher' },
  },
  ...(plan.undone ? [{ link: 'splitOff', body: { note: WORDS.otherMatter }, by: { role: 'dispatcher' } }] : []),
];

/** to the unit that was named by authority, else to the next of those that have people; null: none has */
function dispatchTo(appeal: Appeal, known: Known): Step | null {
  const { plan, custom } = known;
  const sentBefore = appeal.orders.filter((o) => o.under === null).length;
  const { units, lead } = leadAmong(known, sentBefore);
  if (!lead) return null;
  const note = { note: WORDS.dispatchNote };
  const mode = plan.onPaper && custom.modes.includes('paperAssignment') ? { mode: 'paperAssignment' } : {};
  if (appeal.beside.named !== null) return { link: 'dispatch', body: { ...mode, ...note } };
  const co = plan.way === 'severalUnits' && sentBefore === 0 ? units.filter((u) => u.id !== lead.id).slice(0, 2) : [];
  if (co.length === 0) return { link: 'dispatch', body: { unit: lead.id, ...mode, ...note } };
  const coUnits = co.map((u) => ({ unit: u.id }));
  // where the duty room has people it may lead by itself (R-DSP-12)
  if (plan.early && known.units.some((u) => u.level === 1)) {
    const all = [...coUnits, { unit: lead.id }];
    return { link: 'dispatch', body: { dutyRoomLeads: true, coUnits: all, ...note }, by: { role: 'hotlineOffice' } };
  }
  return { link: 'dispatch', body: { unit: lead.id, coUnits, ...note }, by: { role: 'hotlineOffice' } };
}

function leadAmong({ units, plan }: Known, sentBefore: number) {
  const leading = units.filter((u) => u.level === 2);
  return { units: leading, lead: leading[(plan.unit + sentBefore) % leading.length] };
}
