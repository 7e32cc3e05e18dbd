import { postgresNow } from '../../db/clock';
import { attachArrived } from '../files/attach';
import { EngineAway } from '../engine/temporal-holder';
import type { Parts } from '../parts';
import type { FormFile } from './form';
import { appellantOf } from './own-appeal';
import type { HashOf } from './request-hash';

/**
 * Lays files with an appeal, one action each (R-SYS-13). Answers the names of those that could not be kept: the appeal stands
 * without them, and they can be added later. Once the engine is away the others are not tried.
 */
export async function layPhotos(
  parts: Parts,
  files: readonly FormFile[],
  { city, number, formKey, hashOf }: { city: string; number: string; formKey: string; hashOf: HashOf },
): Promise<string[]> {
  const lost: string[] = [];
  for (const [i, file] of files.entries()) {
    const { name, mediaType, content } = file;
    const asked = {
      caller: {
        account: appellantOf(city),
        csrf: null,
        withInitialPassword: false,
        receivedAt: await postgresNow(parts.db),
      },
      params: { number },
      query: { name, kind: 'attachment' as const },
      idempotencyKey: `${formKey} ${i}`,
      bodyHash: async (body?: unknown) => hashOf('publicAttachFile', { number }, body),
    };
    const done = await attachArrived(parts, asked, { content, mediaType }).catch((error: unknown) => {
      if (error instanceof EngineAway) return { problem: { code: 'engineUnavailable' as const } };
      throw error;
    });
    if (!('problem' in done)) continue;
    lost.push(name);
    if (done.problem.code === 'engineUnavailable') return [...lost, ...files.slice(i + 1).map((one) => one.name)];
  }
  return lost;
}
