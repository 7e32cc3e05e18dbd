import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, home, nodeIsNewEnough } from '../../cli/install.mjs';

// `npm run scenarios`: every acceptance scenario, one line for each pack it names: id, pack, result. Words after `--` choose by
// id (`npm run scenarios -- S-27 S-29`); `--json` prints the same as data. A scenario that has no test has failed.
const SUZHOU = ['suzhou-anhui'];
const AN = ['an-city'];
const CHONGQING = ['chongqing'];
const BENGBU = ['bengbu'];
const BEIJING = ['beijing'];
const SHENZHEN = ['shenzhen'];
const ASKED = {
  'S-01': SUZHOU,
  'S-05': SHENZHEN,
  'S-08': AN,
  'S-09': AN,
  'S-10': [...SUZHOU, ...AN],
  'S-11': AN,
  'S-12': [...SUZHOU, ...CHONGQING],
  'S-13': AN,
  'S-16': SUZHOU,
  'S-17': SUZHOU,
  'S-18': SUZHOU,
  'S-19': SUZHOU,
  'S-20': BENGBU,
  'S-21': BEIJING,
  'S-22': CHONGQING,
  'S-23': CHONGQING,
  'S-24': AN,
  'S-25': AN,
  'S-26': SUZHOU,
  'S-27': SUZHOU,
  'S-28': SUZHOU,
  'S-29': AN,
  'S-30': SUZHOU,
  'S-31': AN,
  'S-32': SUZHOU,
  'S-33': SUZHOU,
  'S-34': SUZHOU,
  'S-35': SUZHOU,
  'S-36': AN,
  'S-37': CHONGQING,
  'S-38': SUZHOU,
  'S-39': SUZHOU,
  'S-40': SUZHOU,
  'S-41': SUZHOU,
  'S-42': AN,
  'S-43': SUZHOU,
  'S-44': SUZHOU,
  'S-45': SUZHOU,
  'S-46': AN,
  'S-47': CHONGQING,
  'S-48': SUZHOU,
  'S-49': SUZHOU,
  'S-50': CHONGQING,
  'S-51': [...SUZHOU, ...CHONGQING],
  'S-52': SUZHOU,
  'S-53': SUZHOU,
  'S-55': [...SUZHOU, ...CHONGQING],
  'S-58': SUZHOU,
  'S-59': SUZHOU,
};

const words = process.argv.slice(2);
const asJson = words.includes('--json');
const chosen = words.filter((word) => !word.startsWith('--'));
const isChosen = ({ id }) => chosen.length === 0 || chosen.includes(id);

if (!nodeIsNewEnough() || !(await ensureInstalled(() => undefined))) process.exit(1);
const folder = mkdtempSync(join(tmpdir(), 'huiying-scenarios-'));
try {
  const resultFile = join(folder, 'result.json');
  const status = await jest(['--json', `--outputFile=${resultFile}`, 'test/scenarios/']);
  const { rows, broken } = tableOf(resultFile);
  if (asJson)
    console.log(
      JSON.stringify({ scenarios: rows.map(({ id, pack, result, name }) => ({ id, pack, result, name })) }, null, 2),
    );
  else print(rows);
  for (const { id, pack, why } of rows) if (why) console.error(`\n${id} · ${pack}\n${why}`);
  for (const why of broken) console.error(`\n${why}`);
  const passed = rows.length > 0 && rows.every((row) => row.result === 'passed');
  process.exitCode = passed && broken.length === 0 && status === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function jest(args) {
  const only = chosen.length > 0 ? ['-t', `^(${chosen.join('|')}) `] : [];
  const path = join(home, 'node_modules', 'jest', 'bin', 'jest.js');
  const runner = spawn(process.execPath, [path, ...args, ...only], { cwd: home, stdio: 'ignore' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => runner.kill(signal));
  return new Promise((resolve) => runner.once('exit', (code) => resolve(code ?? 1)).once('error', () => resolve(1)));
}

/** a row for each test, and for each scenario that is asked for and has none; what broke outside of a test */
function tableOf(resultFile) {
  const { testResults } = JSON.parse(readFileSync(resultFile, 'utf8'));
  const told = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter((test) => test.status !== 'pending');
  const rows = told.map(({ title, status, failureMessages }) => {
    const [id, pack, name] = title.split(' · ');
    const why = failureMessages.join('\n');
    return { id, pack, result: status, name, ...(why ? { why } : {}) };
  });
  const unknown = chosen.filter((id) => !ASKED[id] && !rows.some((row) => row.id === id)).map((id) => [id, ['']]);
  const missing = [...Object.entries(ASKED), ...unknown].flatMap(([id, packs]) =>
    packs
      .filter((pack) => !rows.some((row) => row.id === id && row.pack === pack))
      .map((pack) => ({ id, pack, result: 'missing', name: '' })),
  );
  const order = ({ id, pack }) => `${id} ${pack}`;
  return {
    rows: [...rows, ...missing].filter(isChosen).sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    broken: testResults.filter((file) => file.assertionResults.length === 0).map((file) => file.message),
  };
}

function print(rows) {
  const said = { passed: '通过 passed', failed: '未通过 failed', missing: '缺少测试 missing' };
  for (const { id, pack, result, name } of rows)
    console.log(`${id}  ${pack.padEnd(12)}  ${said[result] ?? result}  ${name}`);
  const passed = rows.filter((row) => row.result === 'passed').length;
  console.log(`${passed} passed, ${rows.length - passed} failed`);
}
