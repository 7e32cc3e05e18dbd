import { EVERY_WAY } from '../../cli/drive/ways';
import { inputOf } from '../../api/schemas/action-input';
import { registrationInput } from '../../api/schemas/registration-input';
import { linkNamed } from '../../domain/loop';
import { chanceOf } from '../../fault/chance';
import { lifeOf, registration, wayFor } from '../../fault/ways';

const UNITS = ['u2-1', 'u2-2'];
const SEEDS = Array.from({ length: 40 }, (_, n) => `seed ${n}`);
const company = { master: '2026010100000018' };

test.each(EVERY_WAY)('the steps of %s are links of the loop, with bodies that their routes take', (way) => {
  for (const seed of SEEDS)
    for (const step of lifeOf(way, UNITS, chanceOf(seed)).steps) {
      const link = linkNamed(step.link);
      if (!link) throw new Error(`no link ${step.link}`);
      expect(link.who).toContain(step.role);
      const body = typeof step.body === 'function' ? step.body(company) : step.body;
      expect([step.link, inputOf(link).schema.safeParse(body).error]).toEqual([step.link, undefined]);
    }
});

test('the seed decides the lives, and every way is among them', () => {
  const ways = Array.from({ length: 600 }, (_, n) => wayFor(chanceOf(`way ${n}`)));
  expect(new Set(ways)).toEqual(new Set(EVERY_WAY));
  const whole = (seed: string) => JSON.stringify(lifeOf('returned', UNITS, chanceOf(seed)));
  expect(whole('a')).toBe(whole('a'));
  expect(new Set(SEEDS.map(whole)).size).toBeGreaterThan(5);
});

test('an appeal is registered as the API takes it, and taken on in the same breath unless it is to be declined', () => {
  for (const way of EVERY_WAY) {
    const { body } = registration('one', way, chanceOf('s'));
    expect(registrationInput.safeParse(body).error).toBeUndefined();
    expect(JSON.stringify(body).includes('following')).toBe(way !== 'notAccepted');
  }
});

test('where one unit alone has people, nothing is given to another', () => {
  for (const way of EVERY_WAY)
    for (const seed of SEEDS)
      expect(JSON.stringify(lifeOf(way, ['u2-1'], chanceOf(seed)).steps)).not.toContain('coUnits');
});
