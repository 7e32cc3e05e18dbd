import { Command, CommanderError } from 'commander';
import { PlainFailure } from './services/plain-failure';

interface Entry {
  summary: string;
  /** The command, loaded only when it is called: `huiying deadline` is started thousands of times and must not wait for the server's code. */
  load: () => Command;
}

/** Every command; its own file says its options. One entry adds one. */
const commands: Record<string, Entry> = {
  start: {
    summary: '启动全部服务 Start everything on this machine',
    load: () => (require('./commands/start') as typeof import('./commands/start')).startCommand(),
  },
  deadline: {
    summary: '计算并解释期限 Compute and explain a deadline',
    load: () => (require('./commands/deadline') as typeof import('./commands/deadline')).deadlineCommand(),
  },
  doctor: {
    summary: '检查各部分 Say what is found of each part',
    load: () => (require('./commands/doctor') as typeof import('./commands/doctor')).doctorCommand(),
  },
};

/** What `start` runs as processes of their own; in production the operator runs each, as many as needed. */
const processes: Record<string, Entry> = {
  worker: {
    summary: '只运行工作进程 Run one worker',
    load: () => (require('./commands/processes') as typeof import('./commands/processes')).workerCommand(),
  },
  api: {
    summary: '只运行接口进程 Run one API process',
    load: () => (require('./commands/processes') as typeof import('./commands/processes')).apiCommand(),
  },
};

function program(name: string | undefined): Command {
  const root = new Command('huiying').description(
    'Huiying 回应 · 政务热线闭环 The closed loop of a government service hotline',
  );
  const called = name === undefined ? undefined : (commands[name] ?? processes[name]);
  if (called) return root.addCommand(called.load());
  for (const [command, { summary }] of Object.entries(commands)) root.command(command).description(summary);
  for (const [command, { summary }] of Object.entries(processes))
    root.command(command, { hidden: true }).description(summary);
  return root;
}

async function main(): Promise<void> {
  try {
    await program(process.argv[2] === 'help' ? process.argv[3] : process.argv[2]).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode;
    else if (error instanceof PlainFailure) {
      process.stderr.write(`${error.chinese}\n${error.english}\n`);
      process.exitCode = error.exitStatus;
    } else throw error;
  }
}

void main();
