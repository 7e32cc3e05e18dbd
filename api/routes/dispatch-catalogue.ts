import { z } from 'zod';
import { NO_SIDE, textsOfAppeal } from '../../db/appeal-view';
import { IDENTITY_PARTS } from '../../db/identity';
import { assignDuty, dispatchCatalogue, endDuty } from '../../db/organisation/duties';
import { unitsOf } from '../../db/organisation/units';
import type { Duty } from '../../domain/organisation/duty';
import { type NoSuggestion, reasonOf, suggestedUnits } from '../../domain/organisation/suggesting';
import { CATEGORIES } from '../../domain/policy/category';
import { countingOf } from '../../domain/policy/stipulations';
import { seen } from '../case-access';
import { changing } from '../organisation/changing';
import type { Parts } from '../parts';
import type { Said } from '../problems/said';
import { type Route, route } from '../route';
import { entryId, keywords, unitId } from '../schemas/organisation-values';
import { asUnit, unitView } from '../schemas/unit-view';
import { instantIn, instantOut, iso, isoOrNull, said, words } from '../schemas/values';
import { numberParam } from './actions';

const dutyView = z.object({
  id: z.string(),
  unit: z.string(),
  categories: z.array(z.enum(CATEGORIES)).nullable().meta({ description: 'null: every category' }),
  subjects: z.array(z.string()).meta({ description: 'words by which a matter is known; empty: any matter' }),
  areas: z.array(z.string()).meta({ description: 'names of places; empty: the whole city' }),
  basis: z.string(),
  from: instantOut,
  until: instantOut.nullable(),
});

const asDuty = ({ categories, subjects, areas, from, until, ...same }: Duty): z.input<typeof dutyView> => ({
  ...same,
  categories: categories === null ? null : [...categories],
  subjects: [...subjects],
  areas: [...areas],
  from: iso(from),
  until: isoOrNull(until),
});

const newDuty = z.strictObject({
  unit: unitId,
  categories: z.array(z.enum(CATEGORIES)).min(1).max(CATEGORIES.length).nullable().default(null),
  subjects: keywords(100).default([]),
  areas: keywords(100).default([]),
  basis: words(500).meta({ description: 'the law, decree or list of powers that it rests on' }),
  from: instantIn.optional().meta({ description: 'left out: now' }),
  until: instantIn.nullable().default(null),
});

/** who appeals says nothing of who answers */
const HIDDEN: readonly string[] = IDENTITY_PARTS;

/** why nobody is suggested */
const NOBODY: Readonly<Record<NoSuggestion, Said>> = {
  catalogueEmpty: {
    zh: '派单目录中没有现行的职责；请交办员自行指定。',
    en: 'No duty of the dispatch catalogue is in force; the dispatcher names the unit.',
  },
  nothingMatches: {
    zh: '诉求的文字和地点与派单目录中的职责都不相符；请交办员自行指定。',
    en: 'Neither words nor place of the appeal match a duty of the catalogue; the dispatcher names the unit.',
  },
};

export const catalogueRoutes = (parts: Parts): Route[] => [
  route({
    id: 'dispatchCatalogue',
    method: 'get',
    path: '/api/v1/dispatch-catalogue',
    tag: 'city',
    summary: '派单目录 The dispatch catalogue',
    about: 'Which unit answers for which categories, subjects and areas, on which ground, since when.',
    admits: 'signedIn',
    query: z.strictObject({
      ended: z.enum(['0', '1']).default('0').meta({ description: '1: also what has ended or is still to begin' }),
    }),
    answer: z.object({ duties: z.array(dutyView) }),
    problems: [],
    handle: async ({ caller, query }) => {
      const at = query.ended === '1' ? null : await parts.clock(caller.receivedAt);
      return { body: { duties: (await dispatchCatalogue(parts.db, caller.account.city, at)).map(asDuty) } };
    },
  }),
  route({
    id: 'assignDuty',
    method: 'post',
    path: '/api/v1/dispatch-catalogue',
    tag: 'administration',
    summary: '增加职责 Assign a duty',
    admits: ['administrator'],
    body: newDuty,
    status: 201,
    answer: z.object({ duty: dutyView }),
    problems: ['unitNotKnown', 'unitEnded', 'periodEmpty', 'dutyStands', 'dateUnknown'],
    handle: async ({ caller, body: { from, ...duty } }) => {
      const done = await changing(parts, caller, (trx, doing) =>
        assignDuty(trx, doing, { ...duty, from: from ?? doing.at }),
      );
      return 'problem' in done ? done : { body: { duty: asDuty(done.duty) } };
    },
  }),
  route({
    id: 'endDuty',
    method: 'post',
    path: '/api/v1/dispatch-catalogue/:id/end',
    tag: 'administration',
    summary: '结束职责 End a duty',
    about: 'The entry stays: what a dispatch rested on can be looked up.',
    admits: ['administrator'],
    params: z.object({ id: entryId }),
    body: z.strictObject({ until: instantIn.optional().meta({ description: 'left out: now' }) }),
    answer: z.object({ duty: dutyView }),
    problems: ['dutyUnknown', 'dateUnknown'],
    handle: async ({ caller, params, body }) => {
      const done = await changing(parts, caller, (trx, doing) =>
        endDuty(trx, doing, { id: params.id, until: body.until ?? doing.at }),
      );
      return 'problem' in done ? done : { body: { duty: asDuty(done.duty) } };
    },
  }),
  route({
    id: 'suggestedUnits',
    method: 'get',
    path: '/api/v1/appeals/:number/suggested-units',
    tag: 'appeals',
    summary: '建议的承办单位 Units suggested for an appeal',
    about: 'By the dispatch catalogue, the nearest first, each with its reason. A person decides.',
    admits: 'signedIn',
    params: numberParam,
    answer: z.object({
      suggestions: z.array(
        z.object({
          unit: unitView,
          duty: dutyView,
          subjects: z.array(z.string()).meta({ description: 'of the duty, found in the appeal' }),
          areas: z.array(z.string()),
          reason: said,
        }),
      ),
      none: said.nullable().meta({ description: 'why the catalogue names nobody' }),
    }),
    problems: ['unknownAppeal', 'notYourUnit'],
    handle: async ({ caller, params: { number } }) => {
      const { db, rules, clock } = parts;
      const found = await seen(db, caller.account, number);
      if ('problem' in found) return found;
      const { city, category } = found.state;
      const now = await clock(caller.receivedAt);
      const [duties, units, texts, { policy }] = await Promise.all([
        dispatchCatalogue(db, city, now),
        unitsOf(db, city),
        textsOfAppeal(db, number, NO_SIDE),
        rules.forCase(found.state, now),
      ]);
      const written = texts.flatMap((t) => Object.entries(t.parts ?? {}));
      const text = written.flatMap(([name, value]) => (HIDDEN.includes(name) ? [] : [value])).join('\n');
      const place = written.flatMap(([name, value]) => (name === 'place' ? [value] : [])).join('\n');
      const suggested = suggestedUnits({ category, text, place }, duties, units, now);
      if (typeof suggested === 'string') return { body: { suggestions: [], none: NOBODY[suggested] } };
      const { timezone } = countingOf(policy);
      return {
        body: {
          suggestions: suggested.map((s) => ({
            unit: asUnit(s.unit, now),
            duty: asDuty(s.duty),
            subjects: [...s.subjects],
            areas: [...s.areas],
            reason: reasonOf(s, timezone),
          })),
          none: null,
        },
      };
    },
  }),
];
