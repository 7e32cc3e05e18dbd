import fc from 'fast-check';
import { readNoticeEnvironment } from '../../cli/notice-environment';
import { emailIn } from '../../db/notices/addresses';
import { noticesOf } from '../../db/notices/told-by-notice';
import { BACK_OFF, waitAfter } from '../../notices/back-off';
import { composeForAppellant, composeForStaff } from '../../notices/composing';
import { sendingOf } from '../../notices/hours';
import en from '../../notices/templates/en.json';
import zh from '../../notices/templates/zh.json';
import { on, UNIT } from './loop-given';
import { standingIn } from './loop-standing';

const timezone = 'Asia/Shanghai';
const clock = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const hours = (from: string, until: string) => ({ from: clock(from), until: clock(until) });
const person = { delivery: 'atOnce' as 'atOnce' | 'daily' | 'none', digestMinute: clock('08:30'), quiet: null };

describe('when a notice is sent', () => {
  const night = hours('22:00', '07:00');
  it.each([
    ['2026-03-06T21:59', '2026-03-06T21:59', null],
    ['2026-03-06T22:00', '2026-03-07T07:00', 'quiet'],
    ['2026-03-07T06:59', '2026-03-07T07:00', 'quiet'],
    ['2026-03-07T07:00', '2026-03-07T07:00', null],
  ])('at %s, with quiet hours over night: %s', (now, at, held) => {
    expect(sendingOf(on(now), { ...person, quiet: night }, { quiet: null, timezone }, true)).toEqual({
      at: on(at),
      held,
    });
    expect(sendingOf(on(now), person, { quiet: night, timezone }, true)).toEqual({ at: on(at), held });
  });

  it('waits for the later end of the person’s and the city’s quiet hours', () => {
    const at = sendingOf(
      on('2026-03-06T12:30'),
      { ...person, quiet: hours('12:00', '14:00') },
      { quiet: hours('13:30', '15:00'), timezone },
      true,
    );
    expect(at).toEqual({ at: on('2026-03-06T15:00'), held: 'quiet' });
  });

  it('goes with the next digest where the person wants one, and at any hour where it may not wait', () => {
    const daily = { ...person, delivery: 'daily' as const, quiet: night };
    expect(sendingOf(on('2026-03-06T08:30'), daily, { quiet: null, timezone }, true)).toEqual({
      at: on('2026-03-07T08:30'),
      held: 'digest',
    });
    expect(sendingOf(on('2026-03-06T23:30'), daily, { quiet: night, timezone }, false)).toEqual({
      at: on('2026-03-06T23:30'),
      held: null,
    });
  });

  it('is never sent before it happened, never within quiet hours, and never more than two days later', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const quiet = fc.option(fc.record({ from: minute, until: minute }).filter((q) => q.from !== q.until));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * 1440 }), quiet, (after, q) => {
        const now = on('2026-03-06T00:00') + after * 60_000;
        const { at } = sendingOf(now, { ...person, quiet: q }, { quiet: null, timezone }, true);
        expect(at).toBeGreaterThanOrEqual(now);
        expect(at - now).toBeLessThan(86_400_000);
        expect(sendingOf(at, { ...person, quiet: q }, { quiet: null, timezone }, true).at).toBe(at);
      }),
    );
  });
});

test('the wait after a failure doubles up to its longest, and chance takes at most half of it', () => {
  expect([1, 2, 3].map((n) => waitAfter(n, BACK_OFF, 1))).toEqual([30_000, 60_000, 120_000]);
  expect(waitAfter(1, BACK_OFF, 0)).toBe(15_000);
  expect(waitAfter(1_000, BACK_OFF, 1)).toBe(BACK_OFF.mostMs);
});

describe('what a step of a case sends', () => {
  const sent = (given: ReturnType<typeof standingIn>) =>
    noticesOf(given.state, given.made).map((n) => [n.does, n.role, n.unit, n.not_held_by]);

  it('a new work order to its unit, though it stands in the work list', () => {
    expect(sent(standingIn('accepted').did('dispatch', { unit: UNIT, mode: 'transfer' }))).toEqual([
      ['dispatched', 'handler', UNIT, null],
    ]);
  });

  it('a consent that is asked for to the leaders whose word it is', () => {
    const asked = standingIn('signed').did('askConsent', { to: 'extension' }, { parts: ['reasons'] });
    expect(sent(asked).map(([does, role]) => [does, role])).toEqual([
      ['consentAsked', 'responsibleLeader'],
      ['consentAsked', 'principalLeader'],
    ]);
  });

  it('supervision at any hour, an urge only within the day (R-SUP-01)', () => {
    const supervised = standingIn('signed').did('supervise', { mode: 'written' }, { parts: ['notice'] });
    expect(sent(supervised)[0]).toEqual(['supervised', 'handler', UNIT, 'R-SUP-01']);
    expect(sent(standingIn('signed').did('urge'))[0]).toEqual(['urged', 'handler', UNIT, null]);
  });

  it('to the appellant: accepted, and answered', () => {
    expect(sent(standingIn('received').did('accept', { category: 'complaint' }))).toContainEqual([
      'accepted',
      'appellant',
      null,
      null,
    ]);
    const replied = standingIn('signed').did('reply', { method: 'telephone' }, { parts: ['reply'] });
    expect(sent(replied)).toContainEqual(['answered', 'appellant', null, null]);
  });
});

describe('the templates', () => {
  const keysOf = (value: object, at = ''): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object' ? keysOf(inner as object, `${at}${key}.`) : [`${at}${key}`],
    );
  const blanksOf = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}/g)].map(([blank]) => blank).sort();

  it('say the same in both languages, with the same blanks', () => {
    expect(keysOf(en)).toEqual(keysOf(zh));
    for (const key of ['subject', 'subjectSeveral', 'line', 'link', 'more', 'open'] as const)
      expect(blanksOf(en[key])).toEqual(blanksOf(zh[key]));
    for (const key of ['subject', 'body', 'follow'] as const)
      expect(blanksOf(en.appellant[key])).toEqual(blanksOf(zh.appellant[key]));
  });

  it('name a long list by its first sixty and how many more there are', () => {
    const item = { v: 1, does: 'urged', role: 'handler', unit: UNIT, at: on('2026-03-06T17:05') } as const;
    const items = Array.from({ length: 75 }, (_, i) => ({ ...item, number: `n${i}` }));
    const from = { city: { zh: '某市', en: 'A City' }, timezone, publicUrl: null };
    const { subject, text } = composeForStaff(items, 'zh', from);
    expect(subject).toBe('【某市】75 项提醒');
    expect(text.match(/诉求 n/g)).toHaveLength(60);
    expect(text).toContain('另有 15 项');
    expect(text).toContain('2026-03-06 17:05');
    expect(composeForAppellant({ ...item, number: 'n1', does: 'answered' }, from).text).not.toContain('http');
  });
});

test('an e-mail address is found among what somebody gave to be reached by', () => {
  expect(emailIn('13900000000，邮箱 a.b+c@mail.example.org（常用）')).toBe('a.b+c@mail.example.org');
  for (const none of [null, '13900000000', '@home', 'a@b']) expect(emailIn(none)).toBeNull();
});

describe('the environment of notices', () => {
  const mail = { HUIYING_SMTP_URL: 'smtps://u:p@mail.example.org:465', HUIYING_MAIL_FROM: '热线 <h@example.org>' };
  it('is proved at the start', () => {
    expect(readNoticeEnvironment({})).toEqual({ mail: null, publicUrl: null, webhookOrigins: [] });
    const more = {
      HUIYING_PUBLIC_URL: 'https://12345.example.org/',
      HUIYING_WEBHOOK_ORIGINS: 'https://oa.example.org, http://10.0.0.5:8080',
    };
    expect(readNoticeEnvironment({ ...mail, ...more })).toEqual({
      mail: { url: mail.HUIYING_SMTP_URL, from: mail.HUIYING_MAIL_FROM },
      publicUrl: 'https://12345.example.org',
      webhookOrigins: ['https://oa.example.org', 'http://10.0.0.5:8080'],
    });
  });

  it.each([
    [{ ...mail, HUIYING_SMTP_URL: 'http://secret@mail' }, 'HUIYING_SMTP_URL'],
    [{ HUIYING_SMTP_URL: mail.HUIYING_SMTP_URL }, 'HUIYING_MAIL_FROM'],
    [{ ...mail, HUIYING_MAIL_FROM: 'a\r\nBcc: b@example.org' }, 'HUIYING_MAIL_FROM'],
    [{ HUIYING_PUBLIC_URL: 'ftp://a' }, 'HUIYING_PUBLIC_URL'],
    [{ HUIYING_WEBHOOK_ORIGINS: 'https://oa.example.org/path' }, 'HUIYING_WEBHOOK_ORIGINS'],
  ])('names the variable that is wrong, and shows no secret', (env, name) => {
    expect(() => readNoticeEnvironment(env)).toThrow(name);
    expect(() => readNoticeEnvironment(env)).not.toThrow(/secret/);
  });
});
