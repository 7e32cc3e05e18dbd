import { z } from 'zod';
import type { Outward } from '../notices/outward';
import { PlainFailure } from './services/plain-failure';

const smtp = z.url({ protocol: /^smtps?$/ }).refine((url) => new URL(url).hostname !== '');
const sender = z.string().regex(/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/);
const web = z.url({ protocol: /^https?$/ });
const origin = web.refine((url) => new URL(url).origin === url.replace(/\/$/, ''));

/**
 * Proves what the environment says of how notices leave; an empty variable counts as absent. Throws PlainFailure (status 2) that names the
 * first one that is not what it should be, and never shows a secret.
 */
export function readNoticeEnvironment(env: NodeJS.ProcessEnv): Outward {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const proved = (name: string, schema: z.ZodType<string>, chinese: string, english: string): string => {
    const found = schema.safeParse(given(name));
    if (!found.success) throw bad(name, chinese, english);
    return found.data;
  };
  const hasMail = given('HUIYING_SMTP_URL') !== undefined || given('HUIYING_MAIL_FROM') !== undefined;
  return {
    mail: hasMail
      ? {
          url: proved(
            'HUIYING_SMTP_URL',
            smtp,
            '形如 smtps://用户:密码@主机:465',
            'like smtps://user:password@host:465',
          ),
          from: proved(
            'HUIYING_MAIL_FROM',
            sender,
            '发件人地址，形如 12345 热线 <hotline@example.org>',
            'the sender, like Hotline <hotline@example.org>',
          ),
        }
      : null,
    publicUrl:
      given('HUIYING_PUBLIC_URL') === undefined
        ? null
        : proved(
            'HUIYING_PUBLIC_URL',
            web,
            '浏览器访问本系统的地址，形如 https://12345.example.org',
            'the address of this Huiying as browsers reach it, like https://12345.example.org',
          ).replace(/\/+$/, ''),
    webhookOrigins: (given('HUIYING_WEBHOOK_ORIGINS') ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        if (!origin.safeParse(part).success)
          throw bad(
            'HUIYING_WEBHOOK_ORIGINS',
            '协议、主机和端口，多个用逗号分开，如 https://oa.example.org',
            'scheme, host and port, with commas between several, like https://oa.example.org',
          );
        return new URL(part).origin;
      }),
  };
}

function bad(name: string, chinese: string, english: string): PlainFailure {
  return new PlainFailure(
    `环境变量 ${name} 无效，应为${chinese}。`,
    `Environment variable ${name} is not valid; it should be ${english}.`,
    2,
  );
}
