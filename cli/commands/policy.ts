import { Command } from 'commander';
import { z } from 'zod';
import { askRunning } from '../import/ask-running';
import { changeOf } from '../policy/changes-given';
import {
  differenceLines,
  differencesAnswer,
  draftAnswer,
  draftLine,
  draftsAnswer,
  faultLines,
  judgedAnswer,
  versionLine,
  versionsAnswer,
} from '../policy/printed';
import { PlainFailure } from '../services/plain-failure';

interface Elsewhere {
  json: boolean;
  url?: string;
}
interface Given extends Elsewhere {
  set: string[];
  decree?: string;
}
interface Drafting extends Given {
  reason: string;
  openCases: string;
  category: string[];
  unit: string[];
  from?: string;
  submit: boolean;
}

const DRAFTS = '/api/v1/policy-drafts';
const REACHES = ['none', 'fromStart', 'fromNow'];

const say = (...lines: string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);
const collect = (one: string, before: string[]): string[] => [...before, one];

/** `huiying policy …`: versions and drafts of a city's policy, over the API of the running instance. */
export function policyCommand(): Command {
  const command = new Command('policy').description(
    '时限政策：各版、草案、批准 The policy: versions, drafts, approval',
  );
  const sub = (name: string, words: string): Command =>
    command
      .command(name)
      .description(words)
      .option('--json', '以 JSON 输出 print as JSON', false)
      .option('--url <url>', '别处的回应 a Huiying elsewhere (with HUIYING_TOKEN)');
  const given = (of: Command): Command =>
    of
      .option(
        '--set <field=value>',
        '改动，可多次 a change, may be repeated: timeLimits.complaint.value=10',
        collect,
        [],
      )
      .option('--decree <number>', '文号 number of the decree');
  sub('list', '各版政策 Versions of the policy').action(list);
  sub('show <version>', '一版的全文（JSON） One version in full, as JSON').action(show);
  sub('compare <version>', '与前一版逐项比较 One version compared with the one before')
    .option('--from <version>', '与哪一版比较 with which version')
    .action(compare);
  given(sub('check', '校验改动，不保存 Judge changes, saving nothing')).action(check);
  sub('drafts', '未结束的草案 Drafts that are open').action(drafts);
  given(sub('draft', '起草 Draft the next version'))
    .requiredOption('--reason <words>', '理由 why')
    .option('--open-cases <how>', `在办诉求 open appeals: ${REACHES.join(', ')}`, 'none')
    .option('--category <category>', '只及此类别，可多次 of this category alone, may be repeated', collect, [])
    .option('--unit <unit>', '只及此单位，可多次 of this unit alone, may be repeated', collect, [])
    .option('--from <instant>', '生效时间 from when it holds')
    .option('--submit', '随即提交批准 submit it for approval at once', false)
    .action(draft);
  sub('submit <draft>', '提交批准 Submit a draft for approval').action(stepping('submission'));
  sub('rebase <draft>', '移到最新一版 Move a draft onto the newest version').action(stepping('rebase'));
  sub('approve <draft>', '批准（另一人） Approve a draft, as another person')
    .option('--from <instant>', '生效时间，默认如草案，否则即时 from when it holds; as the draft says, else at once')
    .action(stepping('approval'));
  sub('reject <draft>', '不予批准 Reject a draft')
    .requiredOption('--reason <words>', '理由 why')
    .action(stepping('rejection'));
  sub('withdraw <draft>', '撤回草案 Withdraw a draft')
    .requiredOption('--reason <words>', '理由 why')
    .action(stepping('withdrawal'));
  return command;
}

async function list({ json, url }: Elsewhere): Promise<void> {
  const answer = versionsAnswer.parse(await askRunning(url, 'GET', '/api/v1/policies'));
  if (json) return say(JSON.stringify(answer, null, 2));
  say(...answer.versions.map((v) => versionLine(v, answer.inForce)));
}

async function show(version: string, { url }: Elsewhere): Promise<void> {
  const path = `/api/v1/policies/${encodeURIComponent(version)}`;
  const { pack } = z.object({ pack: z.unknown() }).parse(await askRunning(url, 'GET', path));
  say(JSON.stringify(pack, null, 2));
}

async function compare(version: string, { json, url, from }: Elsewhere & { from?: string }): Promise<void> {
  const query = from === undefined ? '' : `?from=${encodeURIComponent(from)}`;
  const path = `/api/v1/policies/${encodeURIComponent(version)}/differences${query}`;
  const answer = differencesAnswer.parse(await askRunning(url, 'GET', path));
  if (json) return say(JSON.stringify(answer, null, 2));
  say(`第 ${answer.from} 版 → 第 ${version} 版`, ...differenceLines(answer.differences));
}

async function check({ json, url, set, decree }: Given): Promise<void> {
  const asked = { changes: set.map(changeOf), ...(decree === undefined ? {} : { decree }) };
  const answer = judgedAnswer.parse(await askRunning(url, 'POST', `${DRAFTS}/validation`, asked));
  if (answer.faults.some((f) => f.severity === 'error')) process.exitCode = 1;
  if (json) return say(JSON.stringify(answer, null, 2));
  say(...faultLines(answer.faults), ...differenceLines(answer.differences));
}

async function drafts({ json, url }: Elsewhere): Promise<void> {
  const answer = draftsAnswer.parse(await askRunning(url, 'GET', `${DRAFTS}?open=true&limit=200`));
  if (json) return say(JSON.stringify(answer, null, 2));
  say(...answer.drafts.map(draftLine));
}

async function draft(asked: Drafting): Promise<void> {
  const { json, url, set, reason, decree, from } = asked;
  const body = {
    changes: set.map(changeOf),
    reason,
    reach: reachOf(asked),
    ...(decree === undefined ? {} : { decree }),
    ...(from === undefined ? {} : { effectiveFrom: from }),
  };
  const made = draftAnswer.parse(await askRunning(url, 'POST', DRAFTS, body));
  if (asked.submit) return step('submission', made.draft.id, { json, ...(url === undefined ? {} : { url }) });
  tell(made, json);
}

function reachOf({ openCases, category, unit }: Drafting): object {
  if (!REACHES.includes(openCases))
    throw new PlainFailure(
      `--open-cases ${openCases} 无效，应为 ${REACHES.join('、')}。`,
      `--open-cases ${openCases} is not valid; it should be ${REACHES.join(', ')}.`,
      2,
    );
  if (openCases === 'none') return { kind: 'newOnly' };
  const some = (list: string[]): string[] | null => (list.length > 0 ? list : null);
  return { kind: openCases, categories: some(category), units: some(unit) };
}

interface Stepping extends Elsewhere {
  from?: string;
  reason?: string;
}

const stepping = (at: string) => (id: string, options: Stepping) => step(at, id, options);

/** takes the step on the draft as it stands now */
async function step(at: string, id: string, { json, url, from, reason }: Stepping): Promise<void> {
  const path = `${DRAFTS}/${encodeURIComponent(id)}`;
  const { draft: seen } = draftAnswer.parse(await askRunning(url, 'GET', path));
  const body = {
    revision: seen.revision,
    ...(from === undefined ? {} : { effectiveFrom: from }),
    ...(reason === undefined ? {} : { reason }),
  };
  tell(draftAnswer.parse(await askRunning(url, 'POST', `${path}/${at}`, body)), json);
}

function tell(answer: z.infer<typeof draftAnswer>, json: boolean): void {
  if (json) return say(JSON.stringify(answer, null, 2));
  say(draftLine(answer.draft), ...faultLines(answer.warnings));
}
