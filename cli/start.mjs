import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, home, nodeIsNewEnough } from './install.mjs';

// `npm start`: plain Node.js and no package, because on a fresh clone there is none. Installs what is missing, then hands over to
// `huiying start` and passes on signals and exit status.
let child;
let asked = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    asked = true;
    child?.kill(signal);
  });
}

if (!nodeIsNewEnough()) process.exit(1);
if (!(await ensureInstalled((npm) => (child = npm)))) process.exit(asked ? 130 : 1);
if (asked) process.exit(130);

// A session of its own: Ctrl-C in a terminal goes to the whole process group, and here must arrive once. Should we be killed, the
// closing channel tells the child to stop.
child = spawn(process.execPath, [join(home, 'cli', 'huiying.mjs'), 'start', ...process.argv.slice(2)], {
  cwd: home,
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  detached: true,
});
child.once('error', (error) => {
  console.error(`无法启动 Node.js：${error.message}\nCould not start Node.js: ${error.message}`);
  process.exit(1);
});
child.once('exit', (status, signal) => process.exit(status ?? (signal === 'SIGINT' ? 130 : 1)));
