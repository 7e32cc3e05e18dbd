import { Command } from 'commander';
import { z } from 'zod';
import { loadPolicy, loadReadings, packIds } from '../../packs/load';
import { packInFull } from '../city/pack-sheet';
import { askRunning } from '../import/ask-running';
import { PlainFailure } from '../services/plain-failure';

const city = z.object({
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  pack: z.string(),
  parent: z.string().nullable(),
  appeals: z.object({ received: z.int(), open: z.int(), archived: z.int() }).optional(),
});
const added = z.object({
  city,
  accounts: z.array(z.object({ role: z.string(), login: z.string(), password: z.string() })),
  operatorToken: z.string(),
});

interface Elsewhere {
  url?: string;
  json: boolean;
}

interface Adding extends Elsewhere {
  pack: string;
  id?: string;
  name?: string;
  nameEn?: string;
  parent?: string;
  trial: boolean;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `huiying city add|list|show`: the cities of an installation, and what each pack leaves open. */
export function cityCommand(): Command {
  const command = new Command('city').description(
    '多个城市：增设、列出；查看规则包 Cities of this installation, and what a pack leaves open',
  );
  command
    .command('add')
    .description('增设城市；初始密码和令牌只显示一次 Add a city; its passwords and token are shown once')
    .requiredOption('--pack <id>', '规则包 the pack whose rules it begins with')
    .option('--id <id>', '城市编号，默认同规则包 its id here; the pack’s unless given')
    .option('--name <name>', '中文名 its Chinese name')
    .option('--name-en <name>', '英文名 its English name')
    .option('--parent <city>', '上级城市，默认本市 the city above it; one’s own unless given')
    .option('--trial', '附虚构单位和各角色账号 with invented units and an account for every role', false)
    .option('--json', '以 JSON 输出 print as JSON', false)
    .option('--url <url>', '别处的回应 a Huiying elsewhere (with HUIYING_TOKEN)')
    .action(add);
  command
    .command('list')
    .description('本市及下级城市，各有多少诉求 One’s own city and those below, with their counts of appeals')
    .option('--json', '以 JSON 输出 print as JSON', false)
    .option('--url <url>', '别处的回应 a Huiying elsewhere (with HUIYING_TOKEN)')
    .action(list);
  command
    .command('show')
    .description('规则包逐项：未规定、按解读、平台默认 A pack in full: silences, readings, defaults')
    .requiredOption('--pack <id>', `规则包 one of: ${packIds().join(', ')}`)
    .action(({ pack }: { pack: string }) => {
      refuseUnknownPack(pack);
      for (const line of packInFull(loadPolicy(pack), loadReadings())) say(line);
    });
  return command;
}

async function add({ pack, id, name, nameEn, parent, trial, json, url }: Adding): Promise<void> {
  refuseUnknownPack(pack);
  const body = { pack, id, zh: name, en: nameEn, parent, trial };
  const answer = added.parse(await askRunning(url, 'POST', '/api/v1/cities', body));
  if (json) return say(JSON.stringify(answer, null, 2));
  say(`已增设 Added: ${answer.city.zh} ${answer.city.en} [${answer.city.id}]`);
  say('初始账号，只显示这一次 First accounts, shown this once:');
  for (const { role, login, password } of answer.accounts) say(`  ${role.padEnd(22)} ${login.padEnd(36)} ${password}`);
  say(`令牌 Token: ${answer.operatorToken}`);
}

async function list({ json, url }: Elsewhere): Promise<void> {
  const { cities } = z
    .object({ cities: z.array(city) })
    .parse(await askRunning(url, 'GET', '/api/v1/cities?figures=true'));
  if (json) return say(JSON.stringify({ cities }, null, 2));
  for (const { id, zh, pack, parent, appeals } of cities)
    say(
      `${id.padEnd(20)} ${zh} ↑ ${parent ?? '—'}  [${pack}]  收到 received ${appeals?.received ?? 0}，在办 open ${appeals?.open ?? 0}，归档 archived ${appeals?.archived ?? 0}`,
    );
}

function refuseUnknownPack(pack: string): void {
  if (packIds().includes(pack)) return;
  const known = packIds();
  throw new PlainFailure(
    `没有规则包 ${pack}，现有：${known.join('、')}。`,
    `There is no pack ${pack}; there are: ${known.join(', ')}.`,
    2,
  );
}
