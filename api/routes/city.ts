import { z } from 'zod';
import { DANGER_WORDS } from '../../domain/loop/danger-words';
import { readingsIn } from '../../domain/policy/readings';
import { defaultsInUse, silences } from '../../domain/policy/silences';
import { nonAcceptanceReasons, registrationElements, acceptedCategories } from '../../domain/policy/stipulations';
import { loadReadings } from '../../packs/load';
import type { Parts } from '../parts';
import { type Route, route } from '../route';

const catalogue = loadReadings();

export const cityRoutes = (parts: Parts): Route[] => [
  route({
    id: 'policy',
    method: 'get',
    path: '/api/v1/policy',
    tag: 'city',
    summary: '现行时限政策 The policy in force',
    about:
      'The pack in force, where it is silent, how unclear words are read, and which platform defaults stand in (default, not the city’s rule).',
    admits: 'signedIn',
    answer: z.object({
      city: z.string(),
      version: z.int(),
      calendar: z.object({ version: z.int(), firstDay: z.string(), knownThrough: z.string() }),
      elements: z.array(z.string()),
      categories: z.array(z.string()),
      nonAcceptanceReasons: z.array(
        z.object({ code: z.string(), text: z.string(), needsText: z.boolean(), lines: z.array(z.string()) }),
      ),
      dangerWords: z
        .array(z.string())
        .meta({ description: 'words by which people tell of a danger to life (R-EMG-05)' }),
      channels: z.array(z.object({ code: z.string(), text: z.string() })),
      silences: z.array(z.string()),
      readings: z.array(
        z.object({
          ambiguity: z.string().nullable(),
          paths: z.array(z.string()),
          texts: z.array(z.string()),
          unclear: z.string().nullable(),
          reading: z.object({ zh: z.string(), en: z.string() }).nullable(),
        }),
      ),
      defaultsInUse: z.array(z.record(z.string(), z.unknown())),
      pack: z.record(z.string(), z.unknown()),
    }),
    problems: [],
    handle: async ({ caller }) => {
      const { policy, calendar } = await parts.rules.inForce(caller.account.city, await parts.clock(caller.receivedAt));
      return {
        body: {
          city: policy.city,
          version: policy.version,
          calendar: {
            version: calendar.version,
            firstDay: calendar.firstDay,
            knownThrough: calendar.knownThrough,
          },
          elements: [...registrationElements(policy)],
          categories: [...acceptedCategories(policy)],
          nonAcceptanceReasons: nonAcceptanceReasons(policy).map((r) => ({
            code: r.code,
            text: r.text,
            needsText: r.catchAll === true,
            lines: [...(r.lines ?? [])],
          })),
          dangerWords: Object.values(DANGER_WORDS).flat(),
          channels: (policy.pack.channels ?? []).map(({ code, text }) => ({ code, text })),
          silences: [...silences(policy)],
          readings: readingsIn(policy, catalogue).map(({ paths, texts, ...one }) => ({
            ...one,
            paths: [...paths],
            texts: [...texts],
          })),
          defaultsInUse: defaultsInUse(policy).map((d) => ({ ...d })),
          pack: policy.pack,
        },
      };
    },
  }),
];
