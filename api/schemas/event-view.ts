import { z } from 'zod';
import type { EventView } from '../../db/appeal-view';
import { sentence } from '../../domain/limit/explanation';
import { linkNamed } from '../../domain/loop';
import type { CaseEvent, Fact } from '../../domain/loop/event';
import { linkThatMade } from '../../domain/loop/made-by';
import { ROLES } from '../../domain/loop/role';
import { BY_ITSELF } from '../../domain/obligation/by-itself';
import {
  type AlarmName,
  OBLIGATION_KINDS,
  type ObligationKind,
  type Opened,
  type Settled,
} from '../../domain/obligation/obligation';
import { countingOf } from '../../domain/policy/stipulations';
import { detailsOf, type Naming } from '../words/event-details';
import { ALARM_WORDS, EVENT_WORDS, OBLIGATION_WORDS, saidOf } from '../words/vocabulary';
import { textParts } from './text-view';
import { instantOut, iso, isoOrNull, said } from './values';

const unitNamed = z.object({ id: z.string(), name: said });

/** One event of a case's log, with all that a line of its timeline shows. */
export const eventOut = z.object({
  v: z.int(),
  type: z.string(),
  words: said,
  at: instantOut.meta({ description: 'when it happened; a rung stands at the instant at which it fell due' }),
  recordedAt: instantOut,
  by: z
    .object({
      id: z.string(),
      name: z.string().nullable().meta({ description: 'null where the reader is not told: another unit’s people' }),
      role: z.string(),
      roleWords: said,
      unit: z.string().nullable(),
      unitName: said.nullable(),
    })
    .nullable()
    .meta({ description: 'null: the clock did it' }),
  rules: z.array(z.string()).meta({ description: 'ids of the rules that the act rests on' }),
  order: z.object({ no: z.int(), unit: unitNamed }).nullable(),
  details: z
    .array(z.object({ field: z.string(), words: said, said }))
    .meta({ description: 'what it says beside its name, a line each' }),
  opens: z
    .array(
      z.object({
        id: z.string(),
        words: said,
        roleWords: said,
        unit: unitNamed.nullable(),
        dueAt: instantOut.nullable(),
        clause: z.string(),
        sentence: said.nullable(),
      }),
    )
    .meta({ description: 'what is owed since, by when and why' }),
  ends: z
    .array(
      z.object({
        id: z.string(),
        words: said,
        how: z.enum(['met', 'lapsed', 'replaced', 'held', 'resumed']),
        howWords: said,
      }),
    )
    .meta({ description: 'what became of what was owed' }),
  text: z.object({ masked: z.boolean(), parts: textParts }).nullable(),
  fact: z.record(z.string(), z.unknown()).meta({ description: 'the event as the log holds it' }),
  hash: z.string().meta({ description: 'its hash in the case’s chain' }),
});

type EventOut = z.input<typeof eventOut>;

/** What an event is shown with, beside the words of its values. */
export interface Shown extends Naming {
  /** whether the draw for the return visit may be told by now (R-VIS-01) */
  isOver: boolean;
  /** the unit of each work order */
  unitOfOrder: ReadonlyMap<number, string>;
  /** texts by the version of their event, as the reader reads them */
  texts: ReadonlyMap<number, NonNullable<EventOut['text']>>;
}

export function asEvent(row: EventView, shown: Shown): EventOut {
  const { v, type, at, recordedAt, actor, role, unit, link, hash } = row;
  const whole = JSON.parse(row.body) as CaseEvent;
  const { v: _v, type: _type, at: _at, by: _by, ...fact } = whole as CaseEvent & { draw?: number };
  // nobody who still works on the appeal may know whether it will be visited
  if (!shown.isOver) delete fact.draw;
  const rang = whole.type === 'rang' ? whole.does : null;
  const named = (id: string) => ({ id, name: shown.units.get(id) ?? { zh: id, en: id } });
  const order = 'order' in whole && typeof whole.order === 'number' ? whole.order : 0;
  const unitOfOrder = whole.type === 'dispatched' ? whole.unit : shown.unitOfOrder.get(order);
  const { timezone } = countingOf(shown.policy);
  return {
    v,
    type,
    words: rang ? ALARM_WORDS[rang] : EVENT_WORDS[type],
    at: iso(at),
    recordedAt: iso(recordedAt),
    by:
      actor === null || role === null
        ? null
        : {
            id: actor,
            name: shown.accounts.get(actor) ?? null,
            role,
            roleWords: { zh: ROLES[role].zh, en: ROLES[role].en },
            unit,
            unitName: unit === null ? null : named(unit).name,
          },
    rules: rulesOf(linkThatMade(type, link), rang),
    order: unitOfOrder === undefined ? null : { no: order, unit: named(unitOfOrder) },
    details: detailsOf(whole as Fact, shown).map((d) => ({ ...d })),
    opens: (whole.owed?.opened ?? []).map((o) => ({
      id: o.id,
      words: OBLIGATION_WORDS[o.kind],
      roleWords: { zh: ROLES[o.role].zh, en: ROLES[o.role].en },
      unit: o.unit === undefined ? null : named(o.unit),
      dueAt: isoOrNull(o.dueAt),
      clause: o.why.clause,
      sentence: sentenceOf(o, timezone),
    })),
    ends: (whole.owed?.settled ?? []).map(asEnd),
    text: shown.texts.get(v) ?? null,
    fact,
    hash,
  };
}

/** the rules of the act that made it, or of what the clock does by itself */
function rulesOf(link: string | null, rang: AlarmName | null): string[] {
  if (rang) return [BY_ITSELF[rang].rule];
  return [...((link === null ? null : linkNamed(link))?.rules ?? [])];
}

const sentenceOf = ({ dueAt, why }: Opened, timezone: string): z.input<typeof said> | null =>
  dueAt === null ? null : { zh: sentence(why, dueAt, 'zh', timezone), en: sentence(why, dueAt, 'en', timezone) };

/** the id of a duty begins with its kind */
const kindOf = (id: string): ObligationKind | undefined => OBLIGATION_KINDS.find((kind) => id.startsWith(`${kind}-`));

function asEnd({ id, how }: Settled): EventOut['ends'][number] {
  const kind = kindOf(id);
  return { id, words: kind ? OBLIGATION_WORDS[kind] : (saidOf(id) ?? { zh: id, en: id }), how, howWords: HOW[how] };
}

const HOW: Readonly<Record<Settled['how'], z.input<typeof said>>> = {
  met: { zh: '已履行', en: 'done' },
  lapsed: { zh: '已终止', en: 'over without an act' },
  replaced: { zh: '期限已变更', en: 'due at another time now' },
  held: { zh: '审核中，暂停计时', en: 'held, under review' },
  resumed: { zh: '恢复计时', en: 'owed again' },
};
