import { createAccount, createToken } from '../../db/accounts';
import { policyCommand } from '../../cli/commands/policy';
import { CITY, type Desk, openDesk } from '../api/city-desk';

let desk: Desk;
let tokens: { first: string; second: string };

beforeAll(async () => {
  desk = await openDesk({ worker: false });
  const token = async (login: string): Promise<string> => {
    const { db } = desk.database;
    const grants = [{ role: 'administrator', unit: null }] as const;
    return createToken(db, await createAccount(db, { city: CITY, login, name: login, password: null, grants }), 'test');
  };
  tokens = { first: await token('first'), second: await token('second') };
});
afterAll(() => desk.close());
afterEach(() => {
  process.exitCode = undefined;
});

/** what the command prints, as the person whose token it is */
async function huiying(token: string, ...words: string[]): Promise<string> {
  const lines: string[] = [];
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  process.env['HUIYING_TOKEN'] = token;
  try {
    await policyCommand().parseAsync(['node', 'policy', ...words, '--url', desk.url]);
    return lines.join('');
  } finally {
    stdout.mockRestore();
    delete process.env['HUIYING_TOKEN'];
  }
}

test('an administrator drafts at the prompt, another approves, and both see what differs', async () => {
  const { first, second } = tokens;
  const limit = 'timeLimits.complaint.value';
  expect(await huiying(first, 'check', '--set', `${limit}=0`)).toContain(`✗ ${limit}（R-SYS-01）`);
  expect(process.exitCode).toBe(1);
  const drafted = await huiying(first, 'draft', '--set', `${limit}=10`, '--reason', '缩短', '--submit', '--json');
  const { draft } = JSON.parse(drafted) as { draft: { id: string; status: string } };
  expect(draft.status).toBe('submitted');
  expect(await huiying(second, 'drafts')).toContain(`草案 ${draft.id}`);
  await expect(huiying(first, 'approve', draft.id)).rejects.toThrow(/须由另一人批准/);
  expect(await huiying(second, 'approve', draft.id)).toContain('approved → 第 2 版');
  expect(await huiying(second, 'list')).toMatch(/^第 2 版 .*现行 in force .*first 起草 drafted，second 批准 approved/);
  expect(await huiying(second, 'compare', '2')).toContain(`办理时限·投诉·数值 [${limit}]  15 → 10`);
  expect(JSON.parse(await huiying(second, 'show', '2'))).toMatchObject({ timeLimits: { complaint: { value: 10 } } });
});

test('changes and reach that cannot be meant are refused before anything is asked', async () => {
  const { first } = tokens;
  await expect(huiying(first, 'check', '--set', 'timeLimits')).rejects.toThrow(/字段=值/);
  const draft = ['draft', '--set', 'timeLimits.help.value=4', '--reason', '试', '--open-cases', 'some'];
  await expect(huiying(first, ...draft)).rejects.toThrow(/fromStart/);
});
