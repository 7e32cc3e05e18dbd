import { Command } from 'commander';
import { OBLIGATION_WORDS } from '../../api/words/vocabulary';
import { eventsOf, type EventView } from '../../db/appeal-view';
import { RulesBook } from '../../db/rules';
import type { CaseEvent } from '../../domain/loop/event';
import { countingOf } from '../../domain/policy/stipulations';
import { PlainFailure } from '../services/plain-failure';
import { withStore } from './at-hand';
import { eventLines } from './event-lines';
import { say } from './print';

/** more events than any case has; beyond them the list says that it ends there */
const AT_MOST = 10_000;

/**
 * `huiying audit case`: the events of one case as a list to be read, with what each made owed as sentences (R-SYS-04). It
 * holds no free text and no names of appellants. Refuses a number that the store does not know.
 */
export function caseCommand(): Command {
  return new Command('case')
    .description('一件诉求的全部事件与应办事项\nThe events of one case, with what each made owed, as sentences.')
    .argument('<number>', '诉求编号 the appeal’s number')
    .action((number: string) => run(number));
}

async function run(number: string): Promise<void> {
  await withStore(async (db) => {
    const rows = await eventsOf(db, number, 0, AT_MOST);
    const events = rows.map((row) => JSON.parse(row.body) as CaseEvent);
    const [first] = events;
    if (first?.type !== 'registered') throw new PlainFailure(`没有诉求 ${number}。`, `There is no appeal ${number}.`);
    const policy = await new RulesBook(db).policy(first.city, first.policyVersion);
    const { timezone } = countingOf(policy);
    say(`${number}  ${first.city}  ${timezone}`);
    const kinds = new Map<string, string>();
    events.forEach((event, i) => {
      for (const { id, kind } of event.owed?.opened ?? [])
        kinds.set(id, `${OBLIGATION_WORDS[kind].zh} ${OBLIGATION_WORDS[kind].en}`);
      for (const line of eventLines(event, whoOf(rows[i]), (id) => kinds.get(id) ?? id, timezone)) say(line);
    });
    if (rows.length === AT_MOST) say(`……（只列出前 ${AT_MOST} 个事件 only the first ${AT_MOST} events）`);
  });
}

const whoOf = (row: EventView | undefined): string | null => row?.actorName ?? row?.actor ?? null;
