import type { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Knex } from 'knex';
import { type AppealActivities, createActivities } from '../../activities';
import { RulesBook } from '../../db/rules';
import type { Instant } from '../../domain/limit/instant';
import { sendAction } from '../../relay/case-client';
import type { TemporalSettings } from '../../temporal.config';
import { timeSkippingEnvironment } from '../servers/test-temporal';
import { inWords } from './moment';
import { standing } from './standing';

/** later than any date of the scenarios: Temporal's clock is ahead of the city's, so that no alarm of it comes too late */
const AFTER_ALL = Date.UTC(2028, 0, 1);
const HOUR = 3_600_000;
const PATIENCE_MS = 20_000;

/**
 * A city's clock over a time-skipping server of its own. It stands still at the moment a scenario has come to, and goes on
 * to the next one when it is told to; then the server runs on by the same span, and the workflows' timers with it.
 */
export class CityClock {
  private shown: Instant | null = null;
  /** alarms before this instant ring, the others wait */
  private rings: Instant = 0;
  /** Temporal's clock less the city's, while the city's runs */
  private ahead = 0;

  private constructor(private readonly env: TestWorkflowEnvironment) {}

  static async start(): Promise<CityClock> {
    const env = await timeSkippingEnvironment();
    const behind = AFTER_ALL - (await env.currentTimeMs());
    if (behind > 0) await env.sleep(behind);
    return new CityClock(env);
  }

  get client(): Client {
    return this.env.client;
  }

  settings(taskQueue: string): TemporalSettings {
    return { address: this.env.address, namespace: this.env.namespace ?? 'default', taskQueue };
  }

  get now(): Instant {
    if (this.shown === null) throw new Error('the scenario has not begun: say `at` first');
    return this.shown;
  }

  /** the worker's gate to the log, by this clock; an alarm that is held comes back after an hour at the earliest */
  activities(db: Knex): AppealActivities {
    const upTo = (end: () => Instant): AppealActivities =>
      createActivities({
        db,
        rules: new RulesBook(db),
        clock: async () => Math.min((await this.env.currentTimeMs()) - this.ahead, end()),
        send: async (number, action) => (await sendAction(db, this.client, number, action)) !== 'noWorkflow',
      });
    const [ringing, held] = [upTo(() => this.rings), upTo(() => this.rings - HOUR)];
    return {
      ...ringing,
      record: (number, known, step) =>
        ('ring' in step && step.ring >= this.rings ? held : ringing).record(number, known, step),
    };
  }

  /** Goes on to this instant; alarms before it ring, and those of the very instant when `inclusive`. Never back. */
  async goTo(instant: Instant, inclusive: boolean, numbers: readonly string[]): Promise<void> {
    const from = this.shown ?? instant;
    if (instant < from) throw new Error(`${inWords(instant)} lies before ${inWords(from)}`);
    this.shown = instant;
    this.rings = inclusive ? instant + 1 : instant;
    this.ahead = (await this.env.currentTimeMs()) - from;
    await this.env.sleep(instant - from + HOUR);
    await this.quiet(numbers);
  }

  /** between two scenarios: the next one may begin on an earlier day */
  stand(): void {
    this.shown = null;
  }

  isYetToRing(alarm: Instant): boolean {
    return alarm >= this.rings;
  }

  /**
   * Waits until these cases rest: no workflow task is under way and no timer is near. Only then may somebody act: the
   * time-skipping server loses a workflow that cancels a timer while it fires (temporalio/sdk-java#3088).
   */
  async quiet(numbers: readonly string[]): Promise<void> {
    const gaveUp = Date.now() + PATIENCE_MS;
    for (const number of numbers)
      for (let left = await this.restless(number); left !== null; left = await this.restless(number)) {
        if (Date.now() > gaveUp) throw new Error(`${number} does not come to rest: ${left}`);
        if (left === 'timer') await this.env.sleep(HOUR / 2);
        else await new Promise((resolve) => setTimeout(resolve, 5));
      }
  }

  /** what keeps the case from resting; null when it rests */
  private async restless(number: string): Promise<'task' | 'timer' | null> {
    const { underWay, firesAt } = standing(await this.client.workflow.getHandle(number).fetchHistory());
    if (underWay) return 'task';
    return firesAt !== null && firesAt < (await this.env.currentTimeMs()) + HOUR / 4 ? 'timer' : null;
  }

  async stop(): Promise<void> {
    await this.env.teardown();
  }
}
