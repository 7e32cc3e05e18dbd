import { z } from 'zod';
import { EMERGENCY_LINES } from '../../domain/loop/danger-words';
import type { Parts } from '../parts';
import { mediumOf } from '../public/medium';
import { registerOnline } from '../public/register-online';
import { type Route, route } from '../route';
import { publicRegistrationInput } from '../schemas/public-registration-input';

export const PUBLIC_REGISTRATION = 'publicRegister';

/** What an appellant files by themself, without an account (R-CHN-15, R-REG-09). */
export const publicRegistrationRoutes = (parts: Parts): Route[] => [
  route({
    id: PUBLIC_REGISTRATION,
    method: 'post',
    path: '/api/v1/public/appeals',
    tag: 'public',
    summary: '网上提交诉求 File an appeal online',
    about:
      'Registers an appeal that its appellant writes on the city’s own pages. What is missing is asked for and the appeal waits as incomplete (R-REG-08); photos follow by the public files route. Words that tell of a danger to life are answered with the lines to call first (R-EMG-08).',
    admits: 'everyone',
    body: publicRegistrationInput,
    status: 201,
    answer: z.object({
      number: z.string().meta({ description: 'digits only, to be read out' }),
      queryCode: z
        .string()
        .nullable()
        .meta({ description: 'with it the appellant follows the appeal; told here alone' }),
      version: z.int(),
      repeated: z.boolean().meta({ description: 'this request had been registered before' }),
      missing: z.array(z.string()).meta({ description: 'elements of the record that will be asked for' }),
      emergencyLines: z.array(z.enum(EMERGENCY_LINES)).meta({ description: 'to call first' }),
    }),
    problems: ['cityUnknown', 'noOnlineChannel', 'looksAutomatic', 'keyReused', 'tooManyRequests'],
    handle: async ({ body, idempotencyKey, bodyHash, raw }) => {
      const done = await registerOnline(parts, {
        given: body,
        medium: mediumOf(raw.get('user-agent')),
        idempotencyKey,
        body: await bodyHash(),
      });
      if ('problem' in done) return done;
      const { missing, emergencyLines, ...result } = done.registered;
      return {
        body: { ...result, missing: [...missing], emergencyLines: [...emergencyLines] },
        headers: { Location: `/api/v1/public/appeals/${result.number}` },
      };
    },
  }),
];
