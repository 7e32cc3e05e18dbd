import { z } from 'zod';
import type { AppealFilter, NumberedFilter } from '../../db/appeal-lists';
import { findByPerson } from '../../db/search/find-people';
import type { Found } from '../../db/search/find-words';
import type { Account } from '../../db/accounts';
import { type Stage, STAGES } from '../../domain/loop/state';
import { CATEGORIES } from '../../domain/policy/category';
import { foundAppeals, type PageAsked } from '../found-appeals';
import { readerOf, READERS_OF_PLATFORM, READERS_OF_UNIT } from '../identity-readers';
import type { Parts } from '../parts';
import { no, type Problem } from '../problems/problem';
import { unitsOf } from '../rights';
import { type Route, route } from '../route';
import { appealRow, asAppealRow } from '../schemas/appeal-row';
import { cursorOf, instantPlace, placeIn } from '../schemas/cursor';
import { wrongFields } from '../schemas/prove';
import { cursor, instantIn, pageSize, words } from '../schemas/values';

const READ_AS = ['number', 'telephone', 'name', 'words', 'place', 'filters'] as const;

/** what else narrows a search */
const narrowing = {
  stage: z.enum(STAGES as readonly [Stage, ...Stage[]]).optional(),
  category: z.enum(CATEGORIES).optional(),
  unit: z.string().max(40).optional(),
  open: z.boolean().optional().meta({ description: 'true: those that are not over' }),
  from: instantIn.optional().meta({ description: 'received at or after' }),
  to: instantIn.optional().meta({ description: 'received at or before' }),
};

const asked = z.strictObject({
  text: words(200).optional().meta({
    description:
      'what was typed: digits of a number, a telephone number, or words; the answer says as what it was read',
  }),
  name: words(100).optional().meta({ description: 'the appellant’s whole name' }),
  place: words(200).optional().meta({ description: 'words of the place' }),
  ...narrowing,
  limit: pageSize,
  cursor: cursor.optional(),
});

type Asked = z.output<typeof asked>;

const place = z.tuple([instantPlace, z.string()]);

export const searchRoutes = (parts: Parts): Route[] => [
  route({
    id: 'search',
    method: 'post',
    path: '/api/v1/search',
    tag: 'lists',
    summary: '检索诉求 Search',
    about:
      'One box: digits with which a number begins, a telephone number, or words; besides the appellant’s name, place, unit, stage, category and period, all of which have to fit. Sent as a body, because telephone numbers and names have no place in an address. The platform’s roles find all of their city, a unit’s people what their unit has or had. Searching by telephone or name is for roles that may know who appeals; each appeal that is answered is written down as read (R-IDC-12), and a protected identity is never found by a unit (R-IDC-11). A page may be short and still have more behind it.',
    admits: 'signedIn',
    body: asked,
    answer: z.object({
      readAs: z.array(z.enum(READ_AS)).meta({ description: 'as what the box was read, and what else was looked for' }),
      appeals: z.array(appealRow),
      next: z.string().nullable(),
    }),
    problems: ['invalidInput', 'forbidden'],
    handle: async ({ caller: { account }, body }) => {
      const read = placeIn(place, body.cursor);
      if ('problem' in read) return read;
      const after = read.place ? { at: read.place[0], number: read.place[1] } : undefined;
      const search = readAs(body);
      const found = await finding(parts, account, search, { after, limit: body.limit });
      if ('problem' in found) return found;
      return {
        body: {
          readAs: search.as,
          appeals: found.appeals.map(asAppealRow),
          next: found.next ? cursorOf([found.next.at, found.next.number]) : null,
        },
      };
    },
  }),
];

interface Search {
  as: (typeof READ_AS)[number][];
  telephone?: string;
  name?: string;
  words?: string;
  place?: string;
  filter: AppealFilter & NumberedFilter;
}

/** a number of an appeal begins with its year; what else is digits is a telephone number */
const NUMBER_BEGINS = /^20\d{2,14}$/;
const TELEPHONE = /^\+?[\d\s()-]{5,24}$/;

/** what was typed, by its form */
function readAs({ text, name, place: where, stage, category, unit, open, from, to }: Asked): Search {
  const typed = text?.normalize('NFKC').trim() ?? '';
  const number = NUMBER_BEGINS.test(typed) ? typed : undefined;
  const telephone = number === undefined && TELEPHONE.test(typed) ? typed : undefined;
  const about = number === undefined && telephone === undefined && typed !== '' ? typed : undefined;
  const as: Search['as'] = [
    ...(number === undefined ? [] : (['number'] as const)),
    ...(telephone === undefined ? [] : (['telephone'] as const)),
    ...(name === undefined ? [] : (['name'] as const)),
    ...(about === undefined ? [] : (['words'] as const)),
    ...(where === undefined ? [] : (['place'] as const)),
  ];
  return {
    as: as.length > 0 ? as : ['filters'],
    ...(telephone === undefined ? {} : { telephone }),
    ...(name === undefined ? {} : { name }),
    ...(about === undefined ? {} : { words: about }),
    ...(where === undefined ? {} : { place: where }),
    filter: { number, stage, category, unit, open, from, to },
  };
}

async function finding(
  parts: Parts,
  account: Account,
  search: Search,
  page: PageAsked,
): Promise<Found | { problem: Problem }> {
  const { db } = parts;
  if (search.telephone !== undefined || search.name !== undefined) {
    const by = readerOf(account);
    if (!by) return { problem: no('forbidden', { data: { may: [...READERS_OF_PLATFORM, ...READERS_OF_UNIT] } }) };
    // who sees all of the city by another role is here what it reads as: one unit's person finds what units may know
    const among = by.unit === undefined ? search.filter : { ...search.filter, ...ofUnits(account) };
    const reason = search.telephone === undefined ? BY_NAME : BY_TELEPHONE;
    const found = await findByPerson(db, account.city, { ...search, filter: among }, { by, reason }, page);
    return (
      found ?? {
        problem: wrongFields([{ path: search.name === undefined ? '/text' : '/name', code: 'nothingToFind' }]),
      }
    );
  }
  const found = await foundAppeals(parts, account, search, page);
  return (
    found ?? {
      problem: wrongFields([{ path: search.words === undefined ? '/place' : '/text', code: 'nothingToFind' }]),
    }
  );
}

const ofUnits = (account: Account): NumberedFilter => ({ units: unitsOf(account), hideConfidential: true });

const BY_TELEPHONE = '按电话检索 Searched by telephone';
const BY_NAME = '按姓名检索 Searched by name';
