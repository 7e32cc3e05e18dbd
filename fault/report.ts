import { VICTIMS } from './blows';
import { holds, type Round } from './round';

const seconds = (ms: number): string => (ms / 1000).toFixed(1);
const sum = (rounds: readonly Round[], of: (round: Round) => number): number =>
  rounds.reduce((all, round) => all + of(round), 0);
const most = (rounds: readonly Round[], of: (round: Round) => number): number => Math.max(0, ...rounds.map(of));
const least = (rounds: readonly Round[], of: (round: Round) => number): number =>
  rounds.length === 0 ? 0 : Math.min(...rounds.map(of));

/** One figure of a round, or of all rounds together. */
export interface Figure {
  name: string;
  zh: string;
  en: string;
  value: string | number;
}

/** The figures of these rounds together; of one round, its own. */
export function figuresOf(rounds: readonly Round[]): Figure[] {
  const figure = (name: string, zh: string, en: string, value: string | number): Figure => ({ name, zh, en, value });
  const found = (name: string, zh: string, en: string, of: (round: Round) => readonly string[]): Figure =>
    figure(
      name,
      zh,
      en,
      sum(rounds, (r) => of(r).length),
    );
  return [
    figure(
      'killed',
      '强制终止',
      'killed (SIGKILL)',
      VICTIMS.map((victim) => `${victim} ${sum(rounds, (r) => r.killed[victim])}`).join(', '),
    ),
    figure(
      'appeals',
      '诉求',
      'appeals',
      sum(rounds, (r) => r.cases.appeals),
    ),
    figure('ways', '走向', 'appeals by way taken', counts(rounds.map((r) => r.ways))),
    figure(
      'asked',
      '操作',
      'actions asked',
      sum(rounds, (r) => r.asked),
    ),
    figure('askedPerSecond', '每秒操作', 'asked per second', least(rounds, (r) => r.askedPerSecond).toFixed(1)),
    figure(
      'acknowledged',
      '已确认',
      'acknowledged',
      sum(rounds, (r) => r.actions.acknowledged),
    ),
    figure(
      'foundOnce',
      '找到一次',
      'found once',
      sum(rounds, (r) => r.actions.foundOnce),
    ),
    found('foundTwice', '重复', 'found twice', (r) => r.actions.twice),
    found('lost', '丢失', 'lost', (r) => r.actions.lost),
    found('contradicted', '答复矛盾', 'contradicted', (r) => r.actions.contradicted),
    figure('refused', '拒绝', 'refused, by code', counts(rounds.map((r) => r.actions.refused))),
    figure(
      'unanswered',
      '未答复',
      'never answered',
      sum(rounds, (r) => r.actions.unanswered),
    ),
    figure(
      'alarmsDue',
      '到期预警',
      'alarms due',
      sum(rounds, (r) => r.alarms.due),
    ),
    figure(
      'alarmsRung',
      '已响预警',
      'alarms rung, each once',
      sum(rounds, (r) => r.alarms.rung),
    ),
    found('alarmFaults', '预警差错', 'alarms at fault', (r) => r.alarms.faults),
    figure('latestAlarm', '预警最迟（秒）', 'latest alarm, s', seconds(most(rounds, (r) => r.alarms.latestMs))),
    figure(
      'longestWait',
      '最长等待（秒）',
      'longest wait for an answer, s',
      seconds(most(rounds, (r) => r.longestWaitMs)),
    ),
    figure('repeated', '重发原因', 'repeated after', counts(rounds.map((r) => r.repeated))),
    found('brokenChains', '断链', 'chains broken', (r) => r.cases.brokenChains),
    found('projections', '投影差异', 'projection rows that differ', (r) => r.cases.projectionDifferences),
    found('workflows', '工作流差异', 'workflows missing or different', (r) => r.cases.workflowDifferences),
    found('notReplaying', '不能重放', 'histories that do not replay', (r) => r.cases.notReplaying),
    found('unexplained', '无从解释的应办事项', 'obligations that nothing explains', (r) => r.cases.unexplained),
    figure(
      'startsLeft',
      '未启动',
      'starts left',
      sum(rounds, (r) => r.rest.starts),
    ),
    figure(
      'unconfirmedLeft',
      '未告知',
      'unconfirmed left',
      sum(rounds, (r) => r.rest.unconfirmed),
    ),
    figure('settled', '恢复（秒）', 'settled after, s', seconds(most(rounds, (r) => r.settledMs))),
  ];
}

/** A heading, one line per figure, and what was found at fault, the first of each kind. */
export function tableOf(heading: string, rounds: readonly Round[]): string {
  const lines = figuresOf(rounds).map(({ zh, en, value }) => `  ${en.padEnd(32)} ${String(value)}  ${zh}`);
  const verdict = rounds.length > 0 && rounds.every(holds) ? '✓ 成立 holds' : '✗ 不成立 does not hold';
  return [`${heading}  ${verdict}`, ...lines, ...rounds.flatMap(findingsOf)].join('\n');
}

const SHOWN = 10;

function findingsOf(round: Round): string[] {
  const { actions, alarms, cases } = round;
  const kinds = {
    ...{ lost: actions.lost, twice: actions.twice, contradicted: actions.contradicted, alarm: alarms.faults },
    ...{ chain: cases.brokenChains, projection: cases.projectionDifferences },
    ...{ workflow: cases.workflowDifferences, replay: cases.notReplaying, owed: cases.unexplained },
  };
  const shown = Object.entries(kinds).flatMap(([kind, found]) =>
    found.slice(0, SHOWN).map((one) => `  ✗ ${kind}: ${one}`),
  );
  const internal = round.internal.slice(0, SHOWN).map((one) => `  ! 500: ${one}`);
  const folder = round.folder === null ? [] : [`  数据保留于 Data kept in ${round.folder}`];
  return [...shown, ...internal, ...folder];
}

function counts(all: readonly Readonly<Record<string, number>>[]): string {
  const together = new Map<string, number>();
  for (const one of all) for (const [key, n] of Object.entries(one)) together.set(key, (together.get(key) ?? 0) + n);
  const sorted = [...together].sort((a, b) => b[1] - a[1]).map(([key, n]) => `${key} ${n}`);
  return sorted.length > 0 ? sorted.join(', ') : '0';
}
