import { randomUUID } from 'node:crypto';
import type { Laboratory } from './laboratory';

const ROWS_OF_A_REQUEST = 250;
const REQUESTS_AT_ONCE = 2;

/** Imports invented rows as fast as the API takes them, as `huiying import` does; answers how many it registered a second. */
export async function importRows({ desk, people }: Laboratory, count: number): Promise<number> {
  const source = `bench ${randomUUID()}`;
  const since = performance.now();
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < count) {
      const first = next;
      next = Math.min(count, first + ROWS_OF_A_REQUEST);
      const rows = Array.from({ length: next - first }, (_, i) => invented(first + i));
      const { rows: answers } = await desk.post<{ rows: { number?: string }[] }>(people.agent, '/api/v1/imports', {
        source,
        rows,
      });
      const refused = answers.find((a) => a.number === undefined);
      if (refused) throw new Error(`a row was refused: ${JSON.stringify(refused)}`);
    }
  };
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, sender));
  return (count * 1000) / (performance.now() - since);
}

const MATTERS = [
  '小区门口的路灯三天没有亮了，晚上走路不安全，请尽快派人修理。',
  '楼下饭店的油烟直接排到居民楼，开窗就呛人，多次反映没有结果。',
  '公交站牌被广告挡住，老人看不清车次，希望换一个位置。',
  '自来水从昨天起发黄，已经放了半小时仍不清澈，请问能不能饮用。',
];

const invented = (i: number) => ({
  externalId: String(i),
  receivedAt: new Date(Date.now() - 60_000).toISOString(),
  title: `虚构的留言 ${i}`,
  message: `${MATTERS[i % MATTERS.length]}${MATTERS[(i + 1) % MATTERS.length]}（第 ${i} 件）`,
  user: `网民${i}`,
});
