import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { History } from '@temporalio/common/lib/proto-utils';
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils';

/** A history as it was recorded, and what of the loop happens in it. */
export interface KeptHistory {
  name: string;
  history: History;
}

const ENDING = '.json.gz';
/** what a replay does not look at, and what would tell of a machine and its folders */
const OF_THE_MACHINE = ['identity', 'stackTrace'];
/** the histories that the present code has to replay, whatever becomes of the loop */
export const CORPUS = join(__dirname, 'histories');

export function keptHistories(folder: string = CORPUS): KeptHistory[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => ({
      name: file.slice(0, -ENDING.length),
      history: historyFromJSON(JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString('utf8'))),
    }));
}

/** Compressed without a time stamp, so that the same history is the same file; of the machine it ran on nothing is kept. */
export function keepHistory(folder: string, name: string, history: History): void {
  const json = JSON.stringify(JSON.parse(historyToJSON(history)), (key, value: unknown) =>
    OF_THE_MACHINE.includes(key) ? 'recorded' : value,
  );
  writeFileSync(join(folder, `${name}${ENDING}`), gzipSync(json, { level: 9 }));
}

/** What a history holds, each as one word: `event rang`, `rung redCard`, `update sign`, `continued as new`. */
export function heldIn(history: History): ReadonlySet<string> {
  const held = new Set<string>();
  for (const e of history.events ?? []) {
    const update = e.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name;
    if (update) held.add(`update ${update}`);
    if (e.workflowExecutionContinuedAsNewEventAttributes) held.add('continued as new');
    for (const payload of e.markerRecordedEventAttributes?.details?.['result']?.payloads ?? [])
      for (const { type, does } of eventsIn(payload.data)) {
        held.add(`event ${type}`);
        if (does !== undefined) held.add(`rung ${does}`);
      }
  }
  return held;
}

/** the events of a case that a step brought; none in the marker of anything else */
function eventsIn(data: Uint8Array | null | undefined): readonly { type: string; does?: string }[] {
  if (!data) return [];
  const result = JSON.parse(Buffer.from(data).toString('utf8')) as { events?: { type: string; does?: string }[] };
  return result.events ?? [];
}
