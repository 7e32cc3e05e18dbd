import { type RungMoment } from '../platform-defaults';
import { type Policy } from '../policy';
import { ladderOf } from '../stipulations';
import { error, type Fault, type Json } from './fault';
import { roughMinutes } from './rough-length';
import { ruleOver } from './schema-faults';

/** The rungs as they climb; a warning before anything is late stands below the card for what is. */
const CLIMB = ['reminder', 'yellowCard', 'redCard', 'writtenSupervision', 'reportToLeader'] as const;

type Rungs = readonly { rung: (typeof CLIMB)[number]; moment: RungMoment }[];

/**
 * The city's ladder climbs: each rung once, none before the one below it, and the yellow card before the red (R-SUP-23). Two
 * rungs above the cards may fall together.
 */
export function climbingLadder(policy: Policy): Fault[] {
  if (!policy.pack.ladder) return [];
  const ladder = ladderOf(policy).value;
  return (['workingDayLimits', 'shortLimits'] as const).flatMap((list) => [
    ...rungsTwice(list, ladder[list]),
    ...outOfOrder(policy, list, ladder[list]),
  ]);
}

function rungsTwice(list: string, rungs: Rungs): Fault[] {
  return rungs.flatMap(({ rung }, i) =>
    rungs.findIndex((one) => one.rung === rung) === i
      ? []
      : [
          error(
            'rungTwice',
            `ladder.${list}.${i}`,
            'R-SUP-23',
            { field: `ladder.${list}.${i}`, value: null },
            { rung },
          ),
        ],
  );
}

function outOfOrder(policy: Policy, list: string, rungs: Rungs): Fault[] {
  const climbing = [...rungs].sort((a, b) => CLIMB.indexOf(a.rung) - CLIMB.indexOf(b.rung));
  return climbing.slice(1).flatMap((upper, i): Fault[] => {
    const lower = climbing[i];
    if (!lower || lower.rung === upper.rung) return [];
    const apart = compared(lower.moment, upper.moment);
    const isCards = upper.rung === 'redCard';
    if (apart === null || apart < 0 || (apart === 0 && !isCards)) return [];
    const isYellowAfterRed = lower.rung === 'yellowCard' && upper.rung === 'redCard';
    return [
      error(
        isYellowAfterRed ? 'yellowAfterRed' : 'rungsOutOfOrder',
        fieldOf(policy, list, lower.rung),
        ruleOver(policy.pack, ['ladder']),
        {
          field: fieldOf(policy, list, lower.rung),
          value: { at: 'startOfLastWorkingDayBeforeDue' },
        },
        { rung: lower.rung, above: upper.rung },
      ),
    ];
  });
}

/** Where the rung's moment is stated: in a list of the city's own, or among its single rungs. */
function fieldOf(policy: Policy, list: string, rung: string): string {
  const { ladder } = policy.pack;
  const single = ladder?.overrides?.findIndex((one) => one.rung === rung) ?? -1;
  if (single >= 0) return `ladder.overrides.${single}.moment`;
  const own = list === 'workingDayLimits' ? ladder?.workingDayLimits : ladder?.shortLimits;
  return `ladder.${list}.${own?.findIndex((one) => one.rung === rung) ?? 0}.moment`;
}

/** Negative where the first comes first; null where that depends on the limit's length. */
function compared(a: RungMoment, b: RungMoment): number | null {
  const [first, second] = [phase(a), phase(b)];
  if (first !== second) return first - second;
  if (a.at === 'partOfSpan' && b.at === 'partOfSpan') return a.numerator / a.denominator - b.numerator / b.denominator;
  if (a.at === 'afterDue' && b.at === 'afterDue') return roughMinutes(a.by) - roughMinutes(b.by);
  return a.at === b.at ? 0 : null;
}

/** Before the due instant, at it, after it. */
function phase(moment: RungMoment): -1 | 0 | 1 {
  switch (moment.at) {
    case 'startOfLastWorkingDayBeforeDue':
      return -1;
    case 'partOfSpan':
      return Math.sign(moment.numerator - moment.denominator) as -1 | 0 | 1;
    case 'due':
      return 0;
    case 'afterDue':
      return 1;
  }
}

const ALL_DAY = { from: '00:00', to: '24:00' };

/** Hours of service end after they begin: those of the hotline and those of each manual channel (R-CHN-01). */
export function endsAfterStarts(policy: Policy): Fault[] {
  const { serviceHours, manualAcceptanceHours } = policy.pack;
  const all = [
    ...(serviceHours ? [{ field: 'serviceHours', hours: serviceHours }] : []),
    ...Object.entries(manualAcceptanceHours ?? {}).map(([of, hours]) => ({
      field: `manualAcceptanceHours.${of}`,
      hours,
    })),
  ];
  return all
    .filter(({ hours }) => hours.to <= hours.from)
    .map(({ field, hours }) =>
      error(
        'endBeforeStart',
        `${field}.to`,
        ruleOver(policy.pack, field.split('.')),
        {
          field,
          value: { ...hours, ...(hours.to < hours.from ? { from: hours.to, to: hours.from } : ALL_DAY) } as Json,
        },
        { from: hours.from, to: hours.to },
      ),
    );
}

/** Lists from which people choose by code, and whose codes cases keep. */
const CHOSEN_BY_CODE = [
  'channels',
  'acceptedMatters',
  'nonAcceptanceReasons',
  'processingModes',
  'supervisionModes',
] as const;

/** There a code names one item. */
export function codesOnce({ pack }: Policy): Fault[] {
  return CHOSEN_BY_CODE.flatMap((list) => {
    const codes: readonly string[] = pack[list]?.map((item) => item.code) ?? [];
    return codes.flatMap((code, i) =>
      codes.indexOf(code) === i
        ? []
        : [
            error(
              'codeTwice',
              `${list}.${i}`,
              ruleOver(pack, [list, String(i)]),
              { field: `${list}.${i}`, value: null },
              { given: code },
            ),
          ],
    );
  });
}
