import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { isTimeZone } from '../../domain/calendar/time-zone';
import { workingCalendar } from '../../domain/calendar/working-calendar';
import type { Policy } from '../../domain/policy/policy';
import { loadCalendar, loadPolicy, packIds, PackProblem } from '../../packs/load';
import { PlainFailure } from '../services/plain-failure';
import { type FileShares, judgeFile } from './judge-file';
import { printedShares } from './printed';
import { type Columns, repliedRows } from './replied-rows';

interface FileOptions {
  packs?: string | undefined;
  columns: Columns;
  timezone: string;
  encoding: string;
  /** where the verdict on each row goes, a JSON object a line */
  rows?: string | undefined;
}

/** What share of a file's messages the limits of the named packs (all, if none is named) would have found late. */
export async function simulateFile(file: string, options: FileOptions): Promise<{ shares: FileShares; words: string }> {
  const { timezone, rows } = options;
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() !== false)
    throw wrong(`没有文件 ${file}。`, `There is no file ${file}.`);
  if (!isTimeZone(timezone)) throw wrong(`没有时区 ${timezone}。`, `There is no time zone ${timezone}.`);
  if (rows !== undefined && resolve(rows) === resolve(file))
    throw wrong('--rows 不能就是要试算的文件。', '--rows must not be the file that is tried.');
  const policies = policiesOf(options.packs);
  const calendar = workingCalendar(loadCalendar());
  const out = rows === undefined ? null : opened(rows);
  try {
    const shares = await judgeFile(repliedRows(file, { ...options, firstDay: calendar.firstDay }), policies, calendar, {
      verdict: (verdict) => out !== null && writeSync(out, `${JSON.stringify(verdict)}\n`),
      row: tellProgress,
    });
    return { shares, words: printedShares(shares) };
  } finally {
    if (out !== null) closeSync(out);
  }
}

function opened(rows: string): number {
  try {
    return openSync(rows, 'w');
  } catch {
    throw wrong(`写不了文件 ${rows}。`, `The file ${rows} cannot be written.`);
  }
}

/** no city: a pack for trials, with limits in every unit there is */
const REHEARSAL = 'rehearsal';

function policiesOf(named: string | undefined): Policy[] {
  const ids = named?.split(',').map((id) => id.trim()) ?? packIds().filter((id) => id !== REHEARSAL);
  try {
    return ids.map((id) => loadPolicy(id));
  } catch (error) {
    if (error instanceof PackProblem) throw wrong(error.chinese, error.english);
    throw error;
  }
}

const EVERY = 10_000;

function tellProgress(rows: number): void {
  if (process.stderr.isTTY && rows % EVERY === 0) process.stderr.write(`\r\x1b[2K${rows} 行 rows`);
}

const wrong = (chinese: string, english: string): PlainFailure => new PlainFailure(chinese, english, 2);
