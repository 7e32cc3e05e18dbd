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
  simulate: {
    summary: '试算：政策草案用于以往的诉求 Try a draft of the policy on the past',
    load: () => (require('./commands/simulate') as typeof import('./commands/simulate')).simulateCommand(),
  },
  import: {
    summary: '导入诉求 Register the appeals of a file',
    load: () => (require('./commands/import') as typeof import('./commands/import')).importCommand(),
  },
  drive: {
    summary: '按各角色办理直至归档（试运行） Work appeals to their archive, for trials',
    load: () => (require('./commands/drive') as typeof import('./commands/drive')).driveCommand(),
  },
  city: {
    summary: '多个城市：增设、列出、查看规则包 Several cities: add, list, show a pack',
    load: () => (require('./commands/city') as typeof import('./commands/city')).cityCommand(),
  },
  calendar: {
    summary: '工作日历：录入年度放假通知、查看 The working calendar: import the yearly notice, show a year',
    load: () => (require('./commands/calendar') as typeof import('./commands/calendar')).calendarCommand(),
  },
  organisation: {
    summary: '组织：从表格导入单位、职责、名录和人员 Units, duties, directory and people from a spreadsheet',
    load: () => (require('./commands/organisation') as typeof import('./commands/organisation')).organisationCommand(),
  },
  policy: {
    summary: '时限政策：各版、草案、批准 The policy: versions, drafts, approval',
    load: () => (require('./commands/policy') as typeof import('./commands/policy')).policyCommand(),
  },
  audit: {
    summary: '审计：校验、重建、核对、查阅 Verify, rebuild, reconcile, read',
    load: () => (require('./commands/audit') as typeof import('./commands/audit')).auditCommand(),
  },
  pages: {
    summary: '生成工作台网页 Build the pages of the workbench',
    load: () => (require('./commands/pages') as typeof import('./commands/pages')).pagesCommand(),
  },
  backup: {
    summary: '备份 Back up everything while it runs',
    load: () => (require('./commands/backup') as typeof import('./commands/backup')).backupCommand(),
  },
  restore: {
    summary: '恢复 Restore a backup into an empty folder',
    load: () => (require('./commands/restore') as typeof import('./commands/restore')).restoreCommand(),
  },
  bench: {
    summary: '测量成本与速度 Measure cost and speed',
    load: () => (require('./commands/bench') as typeof import('./commands/bench')).benchCommand(),
  },
  doctor: {
    summary: '检查各部分 Say what is found of each part',
    load: () => (require('./commands/doctor') as typeof import('./commands/doctor')).doctorCommand(),
  },
};

/** Left out of the help: what `start` runs as processes of their own (in production the operator runs each, as many as needed), and trials. */
const hidden: Record<string, Entry> = {
  worker: {
    summary: '只运行工作进程 Run one worker',
    load: () => (require('./commands/processes') as typeof import('./commands/processes')).workerCommand(),
  },
  api: {
    summary: '只运行接口进程 Run one API process',
    load: () => (require('./commands/processes') as typeof import('./commands/processes')).apiCommand(),
  },
  fault: {
    summary: '反复强制终止各进程并验证 Kill every process again and again, and prove that nothing is lost',
    load: () => (require('./commands/fault') as typeof import('./commands/fault')).faultCommand(),
  },
};

function program(name: string | undefined): Command {
  const root = new Command('huiying').description(
    'Huiying 回应 · 政务热线闭环 The closed loop of a government service hotline',
  );
  const called = name === undefined ? undefined : (commands[name] ?? hidden[name]);
  if (called) return root.addCommand(called.load());
  for (const [command, { summary }] of Object.entries(commands)) root.command(command).description(summary);
  for (const [command, { summary }] of Object.entries(hidden))
    root.command(command, { hidden: true }).description(summary);
  return root;
}

async function main(): Promise<void> {
  // whoever reads may have read enough: huiying calendar show 2026 | head
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
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
