import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CORPUS, heldIn, keepHistory, type KeptHistory, keptHistories } from './kept-history';

// `npm run corpus`: runs the tests that drive whole cases, keeps the history of every workflow they started, and takes as
// few of them into the corpus as hold together what the corpus does not hold yet, forty at least. What is kept stays: a
// history of a released version is never taken out.

const AT_LEAST = 40;
/** the tests that drive whole cases; others can be named on the command line */
const DRIVING = ['test/scenarios', 'test/protocol', 'test/corpus/whole-loop'];
const asked = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'huiying-corpus-'));
try {
  const { status } = spawnSync('npx', ['jest', ...(asked.length > 0 ? asked : DRIVING)], {
    stdio: 'inherit',
    env: { ...process.env, HUIYING_KEEP_HISTORIES: folder },
  });
  if (status !== 0)
    console.error('部分测试未通过，仍按已有历史挑选。Some tests failed; what they left is chosen from.');
  mkdirSync(CORPUS, { recursive: true });
  const kept = keptHistories();
  const taken = chosen(kept, keptHistories(folder));
  for (const { name, history } of taken) keepHistory(CORPUS, name, history);
  console.log(`${taken.length} added, ${kept.length + taken.length} in the corpus`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** the one that adds most comes first; then those that hold most, until there are enough */
function chosen(kept: readonly KeptHistory[], found: readonly KeptHistory[]): KeptHistory[] {
  const held = new Set(kept.flatMap(({ history }) => [...heldIn(history)]));
  const left = found
    .filter(({ name }) => !kept.some((one) => one.name === name))
    .map((one) => ({ one, holds: [...heldIn(one.history)] }));
  const taken: KeptHistory[] = [];
  for (;;) {
    const news = left.map(({ holds }) => holds.filter((what) => !held.has(what)).length);
    const most = Math.max(0, ...news);
    if (most === 0) break;
    const [best] = left.splice(news.indexOf(most), 1);
    if (!best) break;
    for (const what of best.holds) held.add(what);
    taken.push(best.one);
  }
  const missing = Math.max(0, AT_LEAST - kept.length - taken.length);
  const longest = left.sort((a, b) => b.holds.length - a.holds.length).slice(0, missing);
  return [...taken, ...longest.map(({ one }) => one)];
}
