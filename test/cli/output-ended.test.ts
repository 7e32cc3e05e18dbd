import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const HUIYING = join(__dirname, '../../cli/huiying.mjs');
const ASKED = ['deadline', '--pack', 'suzhou-anhui', '--category', 'complaint', '--from', '2026-02-13T10:00:00+08:00'];

test('a command whose reader has read enough ends without a word', async () => {
  const child = spawn(process.execPath, [HUIYING, ...ASKED], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  expect([code, said]).toEqual([0, '']);
});
