import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Knex } from 'knex';
import type { CaseEvent } from '../../domain/loop/event';
import { evolve } from '../../domain/loop/evolve';
import { type CaseState, UNREGISTERED, type Unregistered } from '../../domain/loop/state';
import { nextAlarm } from '../../domain/obligation/obligation';

/** one line for each duty: appeal, duty, when it is due, and every rung that is still to come with its instant */
export type Duties = ReadonlyMap<string, string>;

const lineOf = (s: CaseState | Unregistered): string =>
  s.owed
    .map((o) => `${o.id} due ${o.dueAt ?? '-'} ${o.alarms.map(([at, does]) => `${does}@${at}`).join(',')}`)
    .sort()
    .join('; ');

/** what the log says is owed, event after event */
export async function dutiesOfLog(db: Knex): Promise<Duties> {
  const rows = await db<{ number: string; v: number; body: string }>('events')
    .orderBy(['number', 'v'])
    .select('number', 'body');
  const states = new Map<string, CaseState | Unregistered>();
  for (const { number, body } of rows)
    states.set(number, evolve(states.get(number) ?? UNREGISTERED, JSON.parse(body) as CaseEvent));
  return new Map([...states].map(([number, s]) => [number, lineOf(s)]));
}

/** what the projections say: the state, and the rows of the work lists against it */
export async function dutiesOfProjections(db: Knex): Promise<{ duties: Duties; differ: string[] }> {
  const rows = await db<{ number: string; state: CaseState; alarm_at: number | null }>('appeals').select(
    'number',
    'state',
    'alarm_at',
  );
  const owed = await db<{ number: string; id: string; due_at: number | null; status: string }>('obligations')
    .whereIn('status', ['open', 'held'])
    .select('number', 'id', 'due_at');
  const dues = new Map(owed.map((o) => [`${o.number} ${o.id}`, o.due_at]));
  const differ: string[] = [];
  let duties = 0;
  for (const { number, state, alarm_at } of rows) {
    if (alarm_at !== nextAlarm(state.owed)) differ.push(`${number} alarm`);
    for (const o of state.owed) {
      duties += 1;
      if (dues.get(`${number} ${o.id}`) !== o.dueAt) differ.push(`${number} ${o.id}`);
    }
  }
  if (duties !== owed.length) differ.push(`${owed.length} rows for ${duties} duties`);
  return { duties: new Map(rows.map((r) => [r.number, lineOf(r.state)])), differ };
}

/** what the workflows have armed their alarms from */
export async function dutiesOfWorkflows(client: Client, numbers: readonly string[]): Promise<Duties> {
  const found = new Map<string, string>();
  const waiting = [...numbers];
  const ask = async (): Promise<void> => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift())
      found.set(number, await dutiesOfWorkflow(client, number));
  };
  await Promise.all(Array.from({ length: 8 }, ask));
  return found;
}

async function dutiesOfWorkflow(client: Client, number: string): Promise<string> {
  try {
    return lineOf(await client.workflow.getHandle(number).query<CaseState>('state'));
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'no workflow';
    throw error;
  }
}

/** numbers under which two books do not say the same */
export const differing = (a: Duties, b: Duties): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((number) => a.get(number) !== b.get(number)).sort();
