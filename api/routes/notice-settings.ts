import { z } from 'zod';
import type { OnAccount } from '../../db/account-changes';
import { accountView } from '../../db/account-list';
import { cityNoticeRules, setCityNoticeRules } from '../../db/notices/city-rules';
import { noticeSettingsOf, setNoticeSettings } from '../../db/notices/contacts';
import { clockOf } from '../../domain/calendar/clock-time';
import { isAllowed } from '../../notices/webhook';
import type { Parts } from '../parts';
import { no } from '../problems/problem';
import { type Reply, type Route, route } from '../route';
import { accountParam } from '../schemas/account-input';
import {
  asNoticeSettings,
  asQuietOut,
  noticeSettingsIn,
  noticeSettingsOut,
  quietIn,
  quietOut,
} from '../schemas/notice-input';
import { on, refusedChange } from './account-change';

const cityRulesOut = z.object({
  quiet: quietOut,
  appellants: z.boolean(),
  webhook: z.string().nullable(),
  mail: z
    .object({ from: z.string() })
    .nullable()
    .meta({ description: 'null: this installation has no mail server (HUIYING_SMTP_URL)' }),
  webhookOrigins: z.array(z.string()).meta({ description: 'where the operator lets a webhook be' }),
});

/** How a person and a city are told: addresses, digests, quiet hours, the webhook. */
export const noticeSettingsRoutes = (parts: Parts): Route[] => [
  route({
    id: 'ownNoticeSettings',
    method: 'get',
    path: '/api/v1/me/notice-settings',
    tag: 'session',
    summary: '我的通知设置 How I am told',
    admits: 'signedIn',
    answer: noticeSettingsOut,
    problems: [],
    handle: async ({ caller: { account } }) => ({ body: await asSet(parts, account.city, account.id) }),
  }),
  route({
    id: 'setOwnNoticeSettings',
    method: 'post',
    path: '/api/v1/me/notice-settings',
    tag: 'session',
    summary: '修改我的通知设置 Change how I am told',
    about:
      'A red card and what follows it (R-SUP-06, R-SUP-01), emergencies (R-EMG-01), important (R-EMG-03) and urgent matters (R-EMG-04) are sent at once, whatever the digest and the quiet hours say.',
    admits: 'signedIn',
    body: noticeSettingsIn,
    answer: noticeSettingsOut,
    problems: ['unknownAccount'],
    handle: ({ caller, body }) => set(parts, on(caller, caller.account.id), body),
  }),
  route({
    id: 'noticeSettings',
    method: 'get',
    path: '/api/v1/accounts/:id/notice-settings',
    tag: 'administration',
    summary: '账号的通知设置 How an account is told',
    admits: ['administrator'],
    params: accountParam,
    answer: noticeSettingsOut,
    problems: ['unknownAccount'],
    handle: async ({ caller: { account }, params: { id } }) => {
      const isThere = (await accountView(parts.db, account.city, id)) !== null;
      return isThere
        ? { body: await asSet(parts, account.city, id) }
        : { problem: no('unknownAccount', { data: { account: id } }) };
    },
  }),
  route({
    id: 'setNoticeSettings',
    method: 'post',
    path: '/api/v1/accounts/:id/notice-settings',
    tag: 'administration',
    summary: '修改账号的通知设置 Change how an account is told',
    about: 'The log of changes says what was changed, never the address.',
    admits: ['administrator'],
    params: accountParam,
    body: noticeSettingsIn,
    answer: noticeSettingsOut,
    problems: ['unknownAccount'],
    handle: ({ caller, params, body }) => set(parts, on(caller, params.id), body),
  }),
  route({
    id: 'cityNoticeRules',
    method: 'get',
    path: '/api/v1/city/notice-rules',
    tag: 'administration',
    summary: '本市通知规则 The city’s rules of notices',
    admits: ['administrator'],
    answer: cityRulesOut,
    problems: [],
    handle: async ({ caller: { account } }) => ({ body: await rulesOf(parts, account.city) }),
  }),
  route({
    id: 'setCityNoticeRules',
    method: 'post',
    path: '/api/v1/city/notice-rules',
    tag: 'administration',
    summary: '修改本市通知规则 Change the city’s rules of notices',
    about:
      'Quiet hours of everybody, whether appellants are told by e-mail, and a webhook: every notice to staff is posted there, signed by the Standard Webhooks specification with the secret that is shown here once, when the address is new. Its address must be at an origin that the operator has named (HUIYING_WEBHOOK_ORIGINS).',
    admits: ['administrator'],
    body: z.strictObject({
      quiet: quietIn,
      appellants: z.boolean(),
      webhook: z
        .url({ protocol: /^https?$/ })
        .max(1000)
        .nullable(),
    }),
    answer: cityRulesOut.extend({ secret: z.string().nullable() }),
    problems: ['webhookNotAllowed'],
    handle: async ({ caller: { account }, body }) => {
      const { webhookOrigins } = parts.outward;
      if (body.webhook !== null && !isAllowed(body.webhook, webhookOrigins))
        return { problem: no('webhookNotAllowed', { data: { origins: webhookOrigins } }) };
      const { secret } = await setCityNoticeRules(parts.db, { city: account.city, by: account.id }, body);
      return { body: { ...(await rulesOf(parts, account.city)), secret } };
    },
  }),
];

async function set(
  parts: Parts,
  account: OnAccount,
  body: z.output<typeof noticeSettingsIn>,
): Promise<Reply<z.input<typeof noticeSettingsOut>>> {
  const done = await setNoticeSettings(parts.db, account, asNoticeSettings(body));
  if (done !== 'done') return { problem: refusedChange(done, account.id) };
  return { body: await asSet(parts, account.city, account.id) };
}

async function asSet(
  { db, outward }: Parts,
  city: string,
  account: string,
): Promise<z.input<typeof noticeSettingsOut>> {
  const [{ digestMinute, quiet, ...settings }, rules] = await Promise.all([
    noticeSettingsOf(db, city, account),
    cityNoticeRules(db, city),
  ]);
  return {
    ...settings,
    digestAt: clockOf(digestMinute),
    quiet: asQuietOut(quiet),
    cityQuiet: asQuietOut(rules.quiet),
    mail: outward.mail !== null,
  };
}

async function rulesOf({ db, outward }: Parts, city: string): Promise<z.input<typeof cityRulesOut>> {
  const { quiet, appellants, webhook } = await cityNoticeRules(db, city);
  return {
    ...{ quiet: asQuietOut(quiet), appellants, webhook },
    mail: outward.mail && { from: outward.mail.from },
    webhookOrigins: [...outward.webhookOrigins],
  };
}
