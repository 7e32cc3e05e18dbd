import { z } from 'zod';
import type { Simulation } from '../../db/simulations';
import { type Comparison, NUMBERS } from '../../domain/simulation/comparison';
import type { Cell, ClockCounts, Counts } from '../../domain/simulation/tally';
import { TRIED_CLOCKS, UNTRIED, type Untried } from '../../domain/simulation/trial';
import type { Verdict } from '../../domain/simulation/verdict';
import { instantOut, iso, isoOrNull, said } from './values';

const cell = z.object({
  numbers: z
    .record(z.string(), z.int())
    .meta({ description: `what is not there is 0; names: ${NUMBERS.join(', ')}. Each has its list.` }),
  movedBy: z
    .record(z.string(), z.int())
    .meta({ description: 'working days (later positive): due dates that move by them' }),
  overdueShare: z
    .object({ inForce: z.number().nullable(), draft: z.number().nullable() })
    .meta({ description: '0 to 1, of those that have a limit; null where nothing has' }),
});

const clockCounts = z.object({
  all: cell,
  byCategory: z.record(z.string(), cell),
  byUnit: z.record(z.string(), cell),
});

export const simulationView = z.object({
  id: z.string(),
  status: z.enum(['ordered', 'running', 'done', 'cancelled', 'failed']),
  orderedBy: z.string(),
  asOf: instantOut,
  from: instantOut,
  to: instantOut,
  inForce: z.int().meta({ description: 'the version that the draft is held against' }),
  draftOf: z.record(z.string(), z.unknown()),
  calendars: z
    .object({ national: z.int(), local: z.int().nullable() })
    .meta({ description: 'versions of the working calendar; local: the city’s own' }),
  progress: z.object({ done: z.int(), of: z.int().nullable() }),
  endedAt: instantOut.nullable(),
  fault: z.string().nullable(),
});

export const simulationResult = simulationView.extend({
  result: z
    .object({
      clocks: z.partialRecord(z.enum(TRIED_CLOCKS), clockCounts),
      untried: z.array(z.object({ why: z.string(), words: said, count: z.int() })),
    })
    .nullable(),
});

export const viewOf = (s: Simulation): z.input<typeof simulationView> => ({
  id: s.id,
  status: s.status,
  orderedBy: s.orderedBy,
  asOf: iso(s.asOf),
  from: iso(s.from),
  to: iso(s.to),
  inForce: s.inForce,
  draftOf: s.draftOf as Record<string, unknown>,
  calendars: s.calendars,
  progress: { done: s.done, of: s.appeals },
  endedAt: isoOrNull(s.endedAt),
  fault: s.fault,
});

export const resultOf = (s: Simulation): z.input<typeof simulationResult> => ({
  ...viewOf(s),
  result: s.counts && toldCounts(s.counts),
});

function toldCounts({ clocks, untried }: Counts): NonNullable<z.input<typeof simulationResult>['result']> {
  const cells = (of: Readonly<Record<string, Cell>>) =>
    Object.fromEntries(Object.entries(of).map(([name, one]) => [name, toldCell(one)]));
  return {
    clocks: Object.fromEntries(
      Object.entries(clocks).map(([clock, { all, byCategory, byUnit }]: [string, ClockCounts]) => [
        clock,
        { all: toldCell(all), byCategory: cells(byCategory), byUnit: cells(byUnit) },
      ]),
    ),
    untried: (Object.entries(untried) as [Untried, number][]).map(([why, count]) => ({
      why,
      words: UNTRIED[why],
      count,
    })),
  };
}

const toldCell = ({ numbers, movedBy }: Cell): z.input<typeof cell> => ({
  numbers: { ...numbers },
  movedBy: { ...movedBy },
  overdueShare: { inForce: shareOf(numbers, 'inForce'), draft: shareOf(numbers, 'draft') },
});

function shareOf(numbers: Cell['numbers'], side: 'inForce' | 'draft'): number | null {
  const limited = numbers[`${side}.limited`] ?? 0;
  return limited === 0 ? null : (numbers[`${side}.overdue`] ?? 0) / limited;
}

const verdict = z.object({ dueAt: instantOut.nullable(), rang: z.array(z.string()), overdue: z.boolean() });

export const comparisonView = z.object({
  number: z.string(),
  clock: z.enum(TRIED_CLOCKS),
  order: z.int().nullable(),
  category: z.string().nullable(),
  unit: z.string().nullable(),
  metAt: instantOut.nullable().meta({ description: 'null: it was open' }),
  movedBy: z.int().nullable().meta({ description: 'working days; null where one of both has no limit' }),
  inForce: verdict,
  draft: verdict,
});

export const toldComparison = ({ trial, movedBy, inForce, draft }: Comparison): z.input<typeof comparisonView> => ({
  number: trial.state.number,
  clock: trial.clock,
  order: trial.order?.no ?? null,
  category: trial.category,
  unit: trial.unit,
  metAt: isoOrNull(inForce.metAt),
  movedBy,
  inForce: toldVerdict(inForce),
  draft: toldVerdict(draft),
});

const toldVerdict = ({ dueAt, rang, isOverdue }: Verdict): z.input<typeof verdict> => ({
  dueAt: isoOrNull(dueAt),
  rang: [...rang],
  overdue: isOverdue,
});
