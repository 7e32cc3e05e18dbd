import { COMPLAINT, OTHER_UNIT } from '../api/city-desk';
import type { InventedCases } from './invented-cases';
import type { Workbench } from './workbench';

/** Complaints of the tests' own city, whose limits are working days. */
export class Complaints {
  constructor(
    private readonly bench: Workbench,
    private readonly cases: InventedCases,
  ) {}

  /** the number of one that waits for this unit to sign for it */
  async dispatchedTo(unit = OTHER_UNIT): Promise<string> {
    const agent = await this.cases.person('agent');
    const { body } = await agent.post('/api/v1/appeals', COMPLAINT);
    await this.cases.act(body.number, 'dispatcher', 'dispatch', { unit });
    return body.number;
  }

  /** when it is to be handled by, as the store has it, in ms since the epoch */
  async dueOf(number: string): Promise<number> {
    const { db } = this.bench.desk.database;
    const row = await db('obligations').where({ number, kind: 'handle', status: 'open' }).first<{ due_at: string }>();
    return new Date(row.due_at).getTime();
  }
}
