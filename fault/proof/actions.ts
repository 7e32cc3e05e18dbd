import type { Ending } from '../flaky-line';
import type { LoggedAction, LoggedEvent } from '../store';

/** A wish by its action's id, with what it came to. */
export interface AskedAction {
  id: string;
  link: string;
  endings: readonly Ending[];
}

/** Every action of a round against the log. Each acknowledged one is found once, or stands among `lost` or `twice`. */
export interface ActionsProved {
  acknowledged: number;
  foundOnce: number;
  /** told «done» and not in the log */
  lost: readonly string[];
  /** told «done» and in the log more than once, or also elsewhere */
  twice: readonly string[];
  /** told «no» and yet in the log; told two different answers to one key; in the log and asked by nobody */
  contradicted: readonly string[];
  /** refused at last, by code */
  refused: Readonly<Record<string, number>>;
  unanswered: number;
}

/** Compares what people were told with the stored answers (table `actions`) and with the log's own events, by the action's id. */
export function proveActions(
  asked: readonly AskedAction[],
  actions: readonly LoggedAction[],
  events: readonly LoggedEvent[],
): ActionsProved {
  const answers = new Map(actions.map((a) => [a.id, a]));
  const runs = runsById(events);
  const lost: string[] = [];
  const twice: string[] = [];
  const contradicted: string[] = [];
  const refused: Record<string, number> = {};
  let acknowledged = 0;
  let unanswered = 0;
  const said = (id: string, link: string, word: string): string => `${link} ${id}: ${word}`;
  for (const { id, link, endings } of asked) {
    const done = endings.filter((e) => e.is === 'acknowledged');
    const stored = answers.get(id);
    const inLog = runs.get(id) ?? [];
    if (endings.some((e) => e.is === 'unanswered')) unanswered += 1;
    for (const e of endings) if (e.is === 'refused') refused[e.code] = (refused[e.code] ?? 0) + 1;
    if (endings.some((e) => e.is === 'refused') && (stored || inLog.length > 0))
      contradicted.push(said(id, link, 'refused, and in the log'));
    const [first] = done;
    if (!first) continue;
    acknowledged += 1;
    if (done.some((e) => e.number !== first.number || e.version !== first.version))
      contradicted.push(said(id, link, 'answered in two ways'));
    const [run] = inLog;
    if (!stored || !run) lost.push(said(id, link, `${first.number} v${first.version}`));
    else if (inLog.length > 1) twice.push(said(id, link, inLog.map((r) => `${r.number} v${r.last}`).join(', ')));
    else if (
      [stored.number, run.number].some((n) => n !== first.number) ||
      [stored.version, run.last].some((v) => v !== first.version)
    )
      contradicted.push(said(id, link, `told v${first.version}, stored v${stored.version}, in the log v${run.last}`));
  }
  const known = new Set(asked.map(({ id }) => id));
  for (const id of runs.keys())
    if (!known.has(id) && !BY_ITSELF.includes(answers.get(id)?.link ?? ''))
      contradicted.push(`${id}: in the log, and asked by nobody`);
  const foundOnce = acknowledged - lost.length - twice.length;
  return { acknowledged, foundOnce, lost, twice, contradicted, refused, unanswered };
}

/** what the platform does without being asked, on behalf of whoever closed the master (R-SYS-15) */
const BY_ITSELF = ['followMaster', 'handOver'];

interface EventRun {
  number: string;
  last: number;
}

/** The stretches of events that each action made: one, when it was done once. `events` in the order of numbers and versions. */
function runsById(events: readonly LoggedEvent[]): Map<string, EventRun[]> {
  const runs = new Map<string, EventRun[]>();
  const typesOf = new Map<EventRun, Set<string>>();
  for (const { number, event } of events) {
    if (event.action === undefined) continue;
    const mine = runs.get(event.action) ?? [];
    runs.set(event.action, mine);
    const run = mine.at(-1);
    const types = run && typesOf.get(run);
    // one action never makes two events of a kind on one order: a second of them is a second doing
    const kind = 'order' in event ? `${event.type} ${event.order}` : event.type;
    if (run && types && run.number === number && run.last === event.v - 1 && !types.has(kind)) {
      run.last = event.v;
      types.add(kind);
      continue;
    }
    const begun = { number, last: event.v };
    typesOf.set(begun, new Set([kind]));
    mine.push(begun);
  }
  return runs;
}
