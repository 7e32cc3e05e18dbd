import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, home, nodeIsNewEnough, run } from '../cli/install.mjs';

// `npm test`: installs what is missing, then types, lint, import directions, dead code and format, then every test. The last line
// is always `N passed, N failed`. Words after `npm test --` go to jest.
let child;
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopped = true;
    child?.kill(signal);
  });
}

const counts = await tested();
console.log(
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`,
);
process.exit(counts.failed === 0 && counts.passed > 0 && !stopped ? 0 : 1);

async function tested() {
  const nothing = { passed: 0, failed: 1, skipped: 0 };
  if (!nodeIsNewEnough() || !(await ensureInstalled((npm) => (child = npm))) || stopped) return nothing;
  if ((await run('npm', ['run', '--silent', 'check'], (npm) => (child = npm))) !== 0 || stopped) {
    console.error('代码检查未通过（npm run check），未运行测试。The checks failed (npm run check); no test was run.');
    return nothing;
  }
  const folder = mkdtempSync(join(tmpdir(), 'huiying-run-'));
  try {
    const resultFile = join(folder, 'result.json');
    const status = await jest(['--json', `--outputFile=${resultFile}`, ...process.argv.slice(2)]);
    return counted(resultFile, status);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// A group of its own, so that whatever a test left running can be ended with it; and a shell that does so if we are killed.
async function jest(args) {
  const runner = spawn(process.execPath, [join(home, 'node_modules', 'jest', 'bin', 'jest.js'), ...args], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  child = runner;
  const holder = 'read -r word; [ "$word" = released ] || kill -s KILL -- "-$1"';
  const leash = spawn('/bin/sh', ['-c', holder, 'huiying-leash', String(runner.pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const status = await new Promise((resolve) => runner.once('exit', resolve).once('error', () => resolve(1)));
  leash.stdin.end('released\n');
  try {
    process.kill(-runner.pid, 'SIGKILL');
  } catch {
    // The group ended with jest, as it should.
  }
  return status;
}

// A file that could not be run counts as one failed test: its tests were never counted.
function counted(resultFile, status) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(resultFile, 'utf8'),
    );
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return {
      passed: numPassedTests,
      failed: failed === 0 && status !== 0 ? 1 : failed,
      skipped: numPendingTests + numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
