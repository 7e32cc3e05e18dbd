import { createTransport, type Transporter } from 'nodemailer';
import type { Outward } from './outward';
import type { Tried } from './webhook';

/** A message by e-mail: plain text, nothing to load, nothing that tells who has opened it. */
export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  language: 'zh' | 'en';
}

export interface Mailer {
  send: (mail: Mail) => Promise<Tried>;
}

/**
 * Hands messages to the operator's mail server. Its refusal of an address or a message is for good; whatever else goes wrong (away, busy,
 * greylisting, a sender that it does not take, gone in the middle of a message) is tried again by the caller, under the same
 * Message-ID. A password never travels unencrypted but to this machine itself.
 */
export function createMailer(mail: NonNullable<Outward['mail']>): Mailer {
  const { url, from } = mail;
  const transport = transportTo(url);
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    send: async ({ id, to, subject, text, language }) => {
      try {
        await transport.sendMail({
          from,
          to,
          subject,
          text,
          messageId: `<${id}@${domain}>`,
          headers: {
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            'Content-Language': language === 'zh' ? 'zh-CN' : 'en',
            'X-Huiying-Notice': id,
          },
        });
        return 'sent';
      } catch (error) {
        return asTried(error);
      }
    },
  };
}

function transportTo(url: string): Transporter {
  const { protocol, hostname, username } = new URL(url);
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  return createTransport({
    url,
    requireTLS: protocol === 'smtp:' && username !== '' && !isHere,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

interface MailFault {
  code?: string;
  command?: string;
  responseCode?: number;
}

/** The server's own words are left out: they repeat the address. */
function asTried(error: unknown): Tried {
  const { code, command, responseCode } = error as MailFault;
  const said = [code ?? 'unknown', command, responseCode].filter((part) => part !== undefined).join(' ');
  // a refused sender is the operator's to put right, and no fault of whoever was to be told
  const isOfTheMessage = (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM';
  return { error: said, forGood: isOfTheMessage && (responseCode === undefined || responseCode >= 500) };
}
