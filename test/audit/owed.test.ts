import { countOwed, type OwedCounted, type Unexplained } from '../../db/unexplained';
import { House } from '../house/house';
import { auditing } from './commanded';
import { workedCases } from './worked-cases';

let house: House;
let numbers: Awaited<ReturnType<typeof workedCases>>;

beforeAll(async () => {
  house = await House.open();
  await house.startWorker();
  numbers = await workedCases(house);
});
afterAll(() => house.close());

async function counted(): Promise<OwedCounted & { found: Unexplained[] }> {
  const found: Unexplained[] = [];
  return { ...(await countOwed(house.db, (one) => found.push(one))), found };
}

/** as an event would leave it that forgot to settle what it settles */
const whileOwedAgain = async <T>(number: string, kind: string, look: () => Promise<T>): Promise<T> => {
  const row = await house
    .db('obligations')
    .where({ number, kind })
    .first<{ id: string; status: string }>('id', 'status');
  const set = (status: string) =>
    house.asOwner(async (owner) => void (await owner('obligations').where({ number, id: row.id }).update({ status })));
  await set('open');
  try {
    return await look();
  } finally {
    await set(row.status);
  }
};

describe('what is owed in the store', () => {
  it('is counted by kind, and explained', async () => {
    const told = await counted();
    expect(told.found).toEqual([]);
    expect(told.unexplained).toBe(0);
    expect(told.byKind['handle']).toEqual({ open: 1, held: 0 });
    const rows = await house.db('obligations').whereIn('status', ['open', 'held']);
    expect(told.owed).toBe(rows.length);
    expect(told.cases).toBe(new Set(rows.map((r: { number: string }) => r.number)).size);
  });

  it('is named where nothing explains it: a review of a case that is over', async () => {
    const { rework } = numbers;
    const { found } = await whileOwedAgain(rework, 'review', counted);
    expect(found).toEqual([
      expect.objectContaining({ number: rework, kind: 'review', status: 'open', order: 1 }) as unknown,
    ]);
  });
});

describe('the command', () => {
  const { audit, printed, forget } = auditing(() => house);

  it('counts what stands open, and ends with 0', async () => {
    await audit('owed');
    expect(printed()).toMatch(
      /0 项无从解释。\n\d+ obligations of \d+ appeals stand open; 0 of them nothing explains\.\n$/,
    );
    expect(process.exitCode).toBe(0);
  });

  it('names what nothing explains, and ends with 1', async () => {
    await whileOwedAgain(numbers.rework, 'review', () => audit('owed'));
    expect(printed()).toContain(`✗ ${numbers.rework}  review-`);
    expect(process.exitCode).toBe(1);
    forget();
    await whileOwedAgain(numbers.rework, 'review', () => audit('owed', '--json'));
    expect(JSON.parse(printed())).toMatchObject({ unexplained: 1, findings: [{ kind: 'review' }] });
  });
});
