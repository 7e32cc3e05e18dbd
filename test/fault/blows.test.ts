import { blowsOf, VICTIMS } from '../../fault/blows';

const SEEDS = Array.from({ length: 50 }, (_, n) => `seed ${n}`);

test.each(SEEDS)('%s: each process is killed three times, never twice in one blow, within the round', (seed) => {
  const blows = blowsOf(seed, { seconds: 60, times: 3 });
  const struck = blows.flatMap(({ victims }) => victims);
  for (const victim of VICTIMS) expect(struck.filter((one) => one === victim)).toHaveLength(3);
  for (const { victims } of blows) expect(new Set(victims).size).toBe(victims.length);
  const instants = blows.map(({ atMs }) => atMs);
  expect(instants).toEqual([...instants].sort((a, b) => a - b));
  expect(Math.min(...instants)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...instants)).toBeLessThanOrEqual(60_000);
});

test('the seed decides who is killed when', () => {
  const plan = { seconds: 60, times: 3 };
  expect(blowsOf('a', plan)).toEqual(blowsOf('a', plan));
  expect(blowsOf('a', plan)).not.toEqual(blowsOf('b', plan));
});

test('over some seeds processes are killed alone and in companies of two and more', () => {
  const sizes = SEEDS.flatMap((seed) => blowsOf(seed, { seconds: 60, times: 3 }).map(({ victims }) => victims.length));
  expect(new Set(sizes)).toEqual(new Set([1, 2, 3, 4]));
});
