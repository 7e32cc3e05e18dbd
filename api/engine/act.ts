import { setTimeout as pause } from 'node:timers/promises';
import {
  type Client,
  isGrpcServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Knex } from 'knex';
import { caseForAction } from '../../db/case-for-action';
import type { Step, Taken } from '../../activities';
import { linkNamed } from '../../domain/loop';
import type { Action } from '../../domain/loop/link';
import { type Refusal, refuse } from '../../domain/loop/refusal';
import { startsDone } from '../../db/starts';
import { startCase } from '../../relay/case-client';
import type { Confirmations } from './confirmations';
import type { InFlight } from './in-flight';
import { EngineAway, type TemporalHolder } from './temporal-holder';

export interface Engine {
  db: Knex;
  temporal: TemporalHolder;
  taskQueue: string;
  inFlight: InFlight;
  confirmations: Confirmations;
  /** the gate to the log: the workflow's activity, here for cases whose workflow has ended with the archive */
  record: (number: string, known: number, step: Step) => Promise<Taken>;
  /** how long a caller waits for the answer of a case, in ms; the action may still be taken afterwards */
  patienceMs: number;
}

/** what a case answers an action that was taken, now or when it was asked before */
interface Answer {
  version: number;
  body: string;
}

type Told = Answer & { heard: boolean };

export type Acted = { version: number } | { refused: Refusal };

/**
 * Brings an action to its case and waits for the answer (record protocol, 1, 5, 7). Whatever was lost on the way, asking
 * again with the same id never acts twice. Throws EngineAway when nothing can be said.
 */
export async function act(engine: Engine, number: string, action: Action): Promise<Acted> {
  const deadline = Date.now() + engine.patienceMs;
  const acted = await engine.inFlight.run(number, () => asked(engine, number, action, deadline));
  if ('refused' in acted) return acted;
  if (acted.body !== action.body) return refuse('keyReused', 'R-SYS-03');
  // what only the log told, the case itself may not have heard
  if (acted.heard) engine.confirmations.add(number, acted.version);
  return { version: acted.version };
}

const AGAIN_AFTER_MS = 50;

async function asked(
  engine: Engine,
  number: string,
  action: Action,
  deadline: number,
): Promise<Told | { refused: Refusal }> {
  while (Date.now() < deadline) {
    const client = await engine.temporal.get();
    try {
      const answer = await client.withDeadline(deadline, () =>
        client.workflow
          .getHandle(number)
          .executeUpdate<Answer, [Action]>(action.link, { args: [action], updateId: action.id }),
      );
      return { ...answer, heard: true };
    } catch (error) {
      const meant = meaningOf(error);
      if (typeof meant === 'object') return meant;
      if (meant === 'away') throw new EngineAway('Temporal did not answer', { cause: error });
      if (meant === 'fault') throw error;
      if (meant === 'gone') {
        const settled = await withoutWorkflow(engine, client, number, action);
        if (settled) return settled;
        // it has just been started: it can be asked at once
        continue;
      }
    }
    await pause(AGAIN_AFTER_MS);
  }
  throw new EngineAway('no answer in time');
}

/** the workflow has ended, or was never started: the log says which */
async function withoutWorkflow(
  engine: Engine,
  client: Client,
  number: string,
  action: Action,
): Promise<Told | { refused: Refusal } | null> {
  const found = await caseForAction(engine.db, number, action.id, []);
  if (!found) return refuse('unknownAppeal', 'R-SYS-03', { number });
  if (found.known) return { ...found.known, heard: false };
  const { state } = found;
  if (state.phase === 'archived') {
    if (!linkNamed(action.link)?.legalIn.includes('archived'))
      return refuse('appealArchived', 'R-ARC-06', { outcome: state.outcome });
    const { refused, version } = await engine.record(number, state.version, { action });
    return refused ? { refused } : { version, body: action.body, heard: false };
  }
  await startCase(client, engine.taskQueue, number, state);
  await startsDone(engine.db, [number]);
  return null;
}

/** How an Update failed: refused by the case, its workflow is gone, to be asked again, nobody answers, or a fault. */
function meaningOf(error: unknown): { refused: Refusal } | 'gone' | 'again' | 'away' | 'fault' {
  if (error instanceof WorkflowNotFoundError) return 'gone';
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return 'away';
  if (error instanceof WorkflowUpdateFailedError) {
    const { cause } = error;
    if (cause instanceof ApplicationFailure) {
      const refusal = cause.details?.[0];
      if (isRefusal(refusal)) return { refused: refusal };
      // ten were in flight; nothing was recorded of this one
      if (cause.type === 'UnprocessedUpdate') return 'again';
    }
    // the case was archived, or went on as a new run, while this one waited
    return ENDED.test(`${error.message} ${cause?.message ?? ''} ${typeOf(cause)}`) ? 'gone' : 'fault';
  }
  const rpc = isGrpcServiceError(error) ? error : (error as { cause?: unknown }).cause;
  if (!isGrpcServiceError(rpc)) return 'fault';
  if (rpc.code === TOO_MANY) return 'again';
  return AWAY.includes(rpc.code) ? 'away' : 'fault';
}

const ENDED =
  /AcceptedUpdateCompletedWorkflow|completed before the Update completed|workflow execution already completed/i;
/** gRPC RESOURCE_EXHAUSTED: too much at once, here or on the server */
const TOO_MANY = 8;
/** gRPC: CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, ABORTED, INTERNAL, UNAVAILABLE */
const AWAY: readonly number[] = [1, 2, 4, 10, 13, 14];

const typeOf = (cause: unknown): string => (cause instanceof ApplicationFailure ? (cause.type ?? '') : '');

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'code' in value && 'rule' in value && 'detail' in value;
