import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'libsql';
import { copyTemporalState } from '../../cli/backup/temporal-state';

let place: string;
let writer: ChildProcess | null = null;
beforeEach(() => (place = mkdtempSync(join(tmpdir(), 'huiying-state-'))));
afterEach(async () => {
  if (writer && writer.exitCode === null && writer.signalCode === null) {
    const gone = once(writer, 'exit');
    writer.kill('SIGKILL');
    await gone;
  }
  rmSync(place, { recursive: true, force: true });
});

/** Writes as fast as it can until it is killed: a row of each of two tables in every transaction, with checkpoints in between. */
const WRITER = `
const db = new (require(${JSON.stringify(require.resolve('libsql'))}))(process.argv[1], { timeout: 5000 });
db.exec('pragma journal_mode = ' + process.argv[2] + '; create table a (n int, filling text); create table b (n int)');
for (let n = 1; ; n++) {
  db.exec('begin immediate; insert into a values (' + n + ", hex(randomblob(2000))); update a set filling = 'moved' where n = " + Math.ceil(n / 2) + '; insert into b values (' + n + '); commit');
  if (n % 50 === 0) db.exec('pragma wal_checkpoint(passive)');
}`;

async function written(mode: string): Promise<string> {
  const path = join(place, 'temporal.db');
  writer = spawn(process.execPath, ['-e', WRITER, path, mode], { stdio: ['ignore', 'ignore', 'inherit'] });
  while (!existsSync(path) || rowsIn(path) < 30) await pause(50);
  return path;
}

function rowsIn(path: string): number {
  const db = new Database(path, { timeout: 5_000 });
  try {
    const row = db.prepare('select max(n) as n from b').get() as { n: number | null };
    return row.n ?? 0;
  } catch {
    return 0;
  } finally {
    db.close();
  }
}

function countsIn(path: string): { a: number; b: number; last: number } {
  const db = new Database(path, { readonly: true });
  try {
    const [a = 0, b = 0, last = 0] = db
      .prepare('select (select count(*) from a), (select count(*) from b), (select max(n) from a)')
      .raw()
      .get() as number[];
    return { a, b, last };
  } finally {
    db.close();
  }
}

test.each(['wal', 'delete'])('a state file that is being written (%s) is copied as of one instant', async (mode) => {
  const path = await written(mode);
  let last = 0;
  for (let copy = 1; copy <= 4; copy++) {
    const to = join(place, `copy-${copy}.db`);
    await copyTemporalState(path, to);
    const counts = countsIn(to);
    expect(counts).toEqual({ a: counts.last, b: counts.last, last: counts.last });
    expect(counts.last).toBeGreaterThan(last);
    last = counts.last;
  }
  expect(readdirSync(place).filter((name) => name.startsWith('copy') && !name.endsWith('.db'))).toEqual([]);
});

test('a state file that is damaged is refused', async () => {
  const path = await written('delete');
  const gone = once(writer ?? process, 'exit');
  writer?.kill('SIGKILL');
  await gone;
  // whoever opens it first rolls back what the writer had begun
  rowsIn(path);
  const file = openSync(path, 'r+');
  for (let page = 3; page < 20; page++) writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, page * 4096);
  closeSync(file);
  await expect(copyTemporalState(path, join(place, 'copy.db'))).rejects.toThrow();
});
