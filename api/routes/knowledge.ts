import { z } from 'zod';
import { accountNames } from '../../db/account-names';
import { answersFrom, entryOf, type ShownEntry, versionsOf } from '../../db/knowledge/entries';
import { findKnowledge, knowledgeOf } from '../../db/knowledge/finding';
import { postgresNow } from '../../db/clock';
import type { Caller } from '../../db/sessions';
import { STANDINGS } from '../../domain/knowledge/entry';
import { type Keeping, keepingOf, keeps } from '../../domain/knowledge/keeping';
import { spokenLanguage } from '../../domain/loop/spoken-language';
import { DAY } from '../../domain/calendar/civil-date';
import type { Instant } from '../../domain/limit/instant';
import { CATEGORIES } from '../../domain/policy/category';
import { no } from '../problems/problem';
import type { Parts } from '../parts';
import { cityNamed } from '../public/city-named';
import { type Route, route } from '../route';
import { cursorOf, placeIn } from '../schemas/cursor';
import { entryParam } from '../schemas/knowledge-input';
import { asEntry, asVersion, entryView, versionView } from '../schemas/knowledge-view';
import { entryId, unitId } from '../schemas/organisation-values';
import { code, cursor, pageSize } from '../schemas/values';

/** the repeat-call figure is of so many days */
const FIGURE_DAYS = 30;
/** of the best finds no more are read by anybody */
const MOST_FINDS = 50;
const NOBODY: Keeping = { all: false, units: [] };

const q = z.string().max(400).optional().meta({
  description:
    'words, as they are typed; the best finds come first, on one page; one Chinese character alone finds nothing',
});

const publicEntry = versionView
  .pick({ title: true, question: true, answer: true, laws: true, tags: true, languages: true, effectiveFrom: true })
  .extend({ id: z.string(), unit: z.string() });

/** Standard answers, by whoever looks for one (R-KNB-01, R-KNB-05). */
export const knowledgeRoutes = (parts: Parts): Route[] => [
  route({
    id: 'knowledge',
    method: 'get',
    path: '/api/v1/knowledge',
    tag: 'lists',
    summary: '知识库 The knowledge base',
    about:
      'What holds or has held, and says which: an expired entry stands last and answers no call. Drafts are shown to who keeps them.',
    admits: 'signedIn',
    query: z.strictObject({
      q,
      language: spokenLanguage.optional(),
      unit: unitId.optional(),
      category: z.enum(CATEGORIES).optional(),
      standing: z.enum(STANDINGS).optional(),
      limit: pageSize,
      cursor: cursor.optional(),
    }),
    answer: z.object({ entries: z.array(entryView), next: z.string().nullable() }),
    problems: ['invalidInput'],
    handle: async ({ caller, query: { q, cursor: after, limit, ...filter } }) => {
      const read = placeIn(entryId, after);
      if ('problem' in read) return read;
      const { city, grants } = caller.account;
      const keeping = keepingOf(grants);
      const now = await parts.clock(caller.receivedAt);
      const asked = { ...filter, keeping, now };
      if (q !== undefined) {
        const finds = await findKnowledge(parts.db, city, q, { ...asked, limit: Math.min(limit, MOST_FINDS) });
        return { body: { entries: await viewed(parts, caller, finds, now), next: null } };
      }
      const rows = await knowledgeOf(parts.db, city, { ...asked, before: read.place, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        body: { entries: await viewed(parts, caller, shown, now), next: last ? cursorOf(last.entry) : null },
      };
    },
  }),
  route({
    id: 'knowledgeEntry',
    method: 'get',
    path: '/api/v1/knowledge/:id',
    tag: 'lists',
    summary: '知识库条目 One entry with its versions',
    about: 'As it stands now, and every version that was ever written of it, with who, when and why (R-KNB-08).',
    admits: 'signedIn',
    params: entryParam,
    answer: z.object({ entry: entryView, versions: z.array(versionView) }),
    problems: ['unknownEntry'],
    handle: async ({ caller, params: { id } }) => {
      const { city, grants } = caller.account;
      const now = await parts.clock(caller.receivedAt);
      const entry = await entryOf(parts.db, city, id, now);
      const isKeeper = entry !== null && keeps(keepingOf(grants), entry.unit);
      if (!entry || (entry.standing === 'draft' && !isKeeper)) return { problem: unknownEntry(id) };
      const all = await versionsOf(parts.db, city, id);
      const versions = all.filter((v) => isKeeper || v.stands !== 'draft');
      const names = await accountNames(
        parts.db,
        city,
        versions.map((v) => v.madeBy),
      );
      const [view] = await viewed(parts, caller, [entry], now);
      if (!view) return { problem: unknownEntry(id) };
      return { body: { entry: view, versions: versions.map((v) => asVersion(v, names)) } };
    },
  }),
  route({
    id: 'publicKnowledge',
    method: 'get',
    path: '/api/v1/public/knowledge',
    tag: 'public',
    summary: '常见问题 Standard answers for everybody',
    about: 'Entries in force that their units let the public see: for who looks before appealing.',
    admits: 'everyone',
    query: z.strictObject({
      city: code(60).optional().meta({ description: 'left out: the city that the installation began with' }),
      q,
      language: spokenLanguage.optional(),
      limit: pageSize,
    }),
    answer: z.object({ entries: z.array(publicEntry) }),
    problems: ['cityUnknown', 'invalidInput', 'tooManyRequests'],
    handle: async ({ query: { city: named, q, limit, language } }) => {
      const found = await cityNamed(parts.db, named);
      if ('problem' in found) return found;
      const now = await parts.clock(await postgresNow(parts.db));
      const asked = { language, publicOnly: true, keeping: NOBODY, now, limit: Math.min(limit, MOST_FINDS) };
      const { id } = found.city;
      const rows = await (q === undefined ? knowledgeOf(parts.db, id, asked) : findKnowledge(parts.db, id, q, asked));
      return { body: { entries: rows.map(asPublic) } };
    },
  }),
];

export const unknownEntry = (entry: string) => no('unknownEntry', { data: { entry } });

/** entries as the API shows them to this person, with their figures and who wrote them */
async function viewed(
  { db }: Parts,
  { account: { city, grants } }: Caller,
  entries: readonly ShownEntry[],
  now: Instant,
): Promise<z.input<typeof entryView>[]> {
  const ids = entries.map((e) => e.entry);
  const [names, answered] = await Promise.all([
    accountNames(
      db,
      city,
      entries.map((e) => e.madeBy),
    ),
    answersFrom(db, city, ids, now - FIGURE_DAYS * DAY),
  ]);
  const keeping = keepingOf(grants);
  return entries.map((e) => asEntry(e, { names, answered, mayChange: keeps(keeping, e.unit) }));
}

const asPublic = (e: ShownEntry): z.input<typeof publicEntry> => ({
  id: e.entry,
  unit: e.unit,
  title: e.title,
  question: e.question,
  answer: e.answer,
  laws: e.laws.map((law) => ({ ...law })),
  tags: [...e.tags],
  languages: [...e.languages],
  effectiveFrom: e.effectiveFrom,
});
