import { cityCommand } from '../../cli/commands/city';
import { CITY, type Desk, openDesk } from '../api/city-desk';
import { PlainFailure } from '../../cli/services/plain-failure';
import { createAccount, createToken } from '../../db/accounts';

let desk: Desk;
let printed = '';
const environment = { ...process.env };

beforeAll(async () => {
  desk = await openDesk({ worker: false });
  const { db } = desk.database;
  const grants = [{ role: 'administrator', unit: null } as const];
  const account = await createAccount(db, { city: CITY, login: 'of-the-cli', name: 'cli', password: null, grants });
  process.env['HUIYING_TOKEN'] = await createToken(db, account, 'test');
});
afterAll(async () => {
  process.env = environment;
  await desk.close();
});

/** what `huiying city …` prints */
async function city(...words: string[]): Promise<string> {
  printed = '';
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  try {
    await cityCommand().parseAsync(words, { from: 'user' });
  } finally {
    out.mockRestore();
  }
  return printed;
}

test('a city is added with its first accounts and a token, and stands in the list below the one above it', async () => {
  const added = await city('add', '--pack', 'nanjing', '--id', 'river', '--name', '江市', '--url', desk.url);
  expect(added).toContain('江市');
  expect(added).toContain('river-administrator');
  expect(added).toMatch(/Token: \S{20,}/);
  const listed = JSON.parse(await city('list', '--json', '--url', desk.url)) as { cities: object[] };
  expect(listed.cities).toMatchObject([
    { id: CITY, parent: null, appeals: { received: 0 } },
    { id: 'river', zh: '江市', pack: 'nanjing', parent: CITY },
  ]);
});

test('what the API refuses is said in both languages; an unknown pack is refused at once', async () => {
  const again = city('add', '--pack', 'nanjing', '--id', 'river', '--url', desk.url);
  await expect(again).rejects.toMatchObject({ chinese: expect.stringContaining('river') as string });
  await expect(city('add', '--pack', 'nowhere', '--url', desk.url)).rejects.toBeInstanceOf(PlainFailure);
});

test('a pack is shown in full without a server', async () => {
  const shown = await city('show', '--pack', 'bengbu');
  for (const words of ['timeLimits', 'AMB-16', 'platformDefaults.hourMode']) expect(shown).toContain(words);
});
