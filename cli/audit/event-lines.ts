import { ALARM_WORDS, EVENT_WORDS, FILE_KIND_WORDS, wordsOf } from '../../api/words/vocabulary';
import { sentence } from '../../domain/limit/explanation';
import { instantWords } from '../../domain/limit/wording';
import type { CaseEvent } from '../../domain/loop/event';
import type { Opened, Settled } from '../../domain/obligation/obligation';

const SETTLED_WORDS: Readonly<Record<Settled['how'], { mark: string; words: string }>> = {
  met: { mark: '✓', words: '已完成 met' },
  lapsed: { mark: '–', words: '已消灭 lapsed' },
  replaced: { mark: '→', words: '改期 due by another instant' },
  held: { mark: '‖', words: '审核期间暂停 held while under review' },
  resumed: { mark: '↻', words: '恢复 owed again' },
};

/** what an event says beside its type, in the order of interest; codes are told in words where they have some */
const TOLD = [
  'category',
  'order',
  'unit',
  'mode',
  'reason',
  'outcome',
  'method',
  'reached',
  'satisfaction',
  'statedSatisfaction',
  'missing',
  'backlog',
] as const;

/**
 * One event in both languages: version, instant in `timezone`, what happened and who did it, what it made owed as sentences,
 * and what became of what was owed. `who` is the name of the staff member; null where the clock acted.
 */
export function eventLines(
  event: CaseEvent,
  who: string | null,
  nameOf: (obligation: string) => string,
  timezone: string,
): string[] {
  const { zh, en } = EVENT_WORDS[event.type];
  const by = event.by ? [`${wordsOf(event.by.role, 'zh')} ${who ?? event.by.id}`] : [];
  const alarm = event.type === 'rang' ? [`${bothOf(event.does)} → ${nameOf(event.obligation)}`] : [];
  const at = instantWords(event.at, 'zh', timezone);
  const file = event.type === 'fileAttached' ? [`${bothOfKind(event.kind)} ${event.file}`] : [];
  return [
    '',
    [`v${event.v}  ${at}  ${zh} ${en}`, ...by, ...alarm, ...file, ...detailsOf(event)].join(' · '),
    ...(event.owed?.opened ?? []).flatMap((o) => owedLines(o, nameOf, timezone)),
    ...(event.owed?.settled ?? []).map(({ id, how }) => {
      const { mark, words } = SETTLED_WORDS[how];
      return `    ${mark} ${nameOf(id)}：${words}`;
    }),
  ];
}

const bothOf = (does: keyof typeof ALARM_WORDS): string => `${ALARM_WORDS[does].zh} ${ALARM_WORDS[does].en}`;

const bothOfKind = (kind: keyof typeof FILE_KIND_WORDS): string =>
  `${FILE_KIND_WORDS[kind].zh} ${FILE_KIND_WORDS[kind].en}`;

function detailsOf(event: CaseEvent): string[] {
  const told: Readonly<Record<string, unknown>> = { ...event };
  return TOLD.flatMap((name) => {
    const value = told[name];
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return [];
    const words = (Array.isArray(value) ? value : [value]).map((one) => wordsOf(String(one), 'zh'));
    return [`${name} ${words.join('、')}`];
  });
}

/** an obligation as the sentences that staff read; without a due instant, the instants at which it rings */
function owedLines(o: Opened, nameOf: (obligation: string) => string, timezone: string): string[] {
  if (o.dueAt !== null)
    return (['zh', 'en'] as const).map((l) => `    ◷ ${sentence(o.why, o.dueAt ?? 0, l, timezone)}`);
  const rings = o.alarms.map(([at, does]) => `${bothOf(does)} ${instantWords(at, 'zh', timezone)}`);
  return [`    ◷ ${nameOf(o.id)}：无期限，到时提示 no limit, watched: ${rings.join('；')}`];
}
