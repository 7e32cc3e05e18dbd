import type { Request, Response } from 'express';
import { z } from 'zod';
import { allCities, type City } from '../../db/cities';
import { directoryOf } from '../../db/organisation/lines';
import { publishedAnswer, publishedAnswers, type PublishedRow } from '../../db/publications';
import { limitText, parseLimit } from '../../domain/limit/limit';
import { limitWords } from '../../domain/limit/wording';
import { isAppealNumber } from '../../domain/loop/appeal-number';
import { searchLines } from '../../domain/organisation/directory';
import { CATEGORIES, type Category } from '../../domain/policy/category';
import { onlineChannel } from '../../domain/policy/channels';
import {
  acceptedCategories,
  clockStart,
  countingOf,
  handlingLimit,
  nonAcceptanceReasons,
} from '../../domain/policy/stipulations';
import { AnswerPage, type AnswerRow, AnswersPage } from '../../web/public/answers';
import { DirectoryPage } from '../../web/public/directory';
import { HelpPage } from '../../web/public/help';
import { CitiesPage, HomePage } from '../../web/public/home';
import { no } from '../problems/problem';
import { cursorOf, instantPlace, placeIn } from '../schemas/cursor';
import { CATEGORY_WORDS } from '../words/vocabulary';
import { emergencyLinesOf } from './emergency-lines';
import { mediumOf } from './medium';
import { type PageHandler, type PageParts, sendPage } from './page-parts';
import { sendProblem } from './problem-pages';
import { standardAnswers } from './standard-answers';
import { minuteWords } from './time';
import { type CityVisit, visitIn, visitNowhere } from './visit';

/** A page of one city: whoever has not chosen one chooses first, and comes back here. */
export const inCity =
  (
    parts: PageParts,
    page: (at: CityVisit, request: Request, response: Response) => Promise<void> | void,
  ): PageHandler =>
  async (request, response) => {
    const at = await visitIn(parts, request);
    if ('choose' in at) return sendCities(request, response, at.choose);
    await page(at, request, response);
  };

function sendCities(request: Request, response: Response, cities: readonly City[]): void {
  const visit = visitNowhere(request);
  const path = request.method === 'GET' && request.path !== '/cities' ? request.path : '/';
  sendPage(response, CitiesPage, {
    visit,
    cities: cities.map((city) => ({
      name: city[visit.language],
      href: visit.href(path, { city: city.id }),
    })),
  });
}

export const citiesPage =
  (parts: PageParts): PageHandler =>
  async (request, response) =>
    sendCities(request, response, await allCities(parts.db));

export const homePage = (parts: PageParts): PageHandler =>
  inCity(parts, ({ visit, policy }, request, response) =>
    sendPage(response, HomePage, {
      visit,
      takesOnline: onlineChannel(policy, mediumOf(request.get('user-agent'))) !== null,
    }),
  );

const PAGE = 20;
const MOST_STANDARD = 5;
const place = z.tuple([instantPlace, z.string().max(40)]);

const textOf = (request: Request, name: string): string => {
  const value = request.query[name];
  return typeof value === 'string' ? value.slice(0, 200) : '';
};

const isCategory = (text: string): text is Category => CATEGORIES.some((category) => category === text);

function asRow(row: PublishedRow, { visit, policy }: CityVisit): AnswerRow {
  const { language, words } = visit;
  const unit = language === 'en' ? (row.unitNameEn ?? row.unitName) : row.unitName;
  return {
    number: row.number,
    title: row.title,
    by: unit ?? words('answers.byHotline'),
    category: row.category && CATEGORY_WORDS[row.category][language],
    when: minuteWords(row.publishedAt, language, countingOf(policy).timezone),
  };
}

/** the list of published answers (R-DIS-01, R-DIS-02) */
export const answersPage = (parts: PageParts): PageHandler =>
  inCity(parts, async (at, request, response) => {
    const { visit, city, policy } = at;
    const [q, category] = [textOf(request, 'q').trim(), textOf(request, 'category')];
    const read = placeIn(place, textOf(request, 'cursor') || undefined);
    if ('problem' in read) return sendProblem(request, response, read.problem);
    const rows = await publishedAnswers(
      parts.db,
      city.id,
      { ...(q === '' ? {} : { q }), ...(isCategory(category) ? { category } : {}) },
      { after: read.place && { publishedAt: read.place[0], number: read.place[1] }, limit: PAGE + 1 },
    );
    const shown = rows.slice(0, PAGE);
    const last = rows.length > PAGE ? shown.at(-1) : undefined;
    sendPage(response, AnswersPage, {
      visit,
      q,
      category,
      categories: categoriesOf(policy, visit.language),
      answers: shown.map((row) => asRow(row, at)),
      standard:
        q === '' || read.place ? [] : await standardAnswers(parts, { city: city.id, text: q, limit: MOST_STANDARD }),
      next: last ? visit.href('/answers', { q, category, cursor: cursorOf([last.publishedAt, last.number]) }) : null,
    });
  });

export const categoriesOf = (policy: CityVisit['policy'], language: 'zh' | 'en') =>
  acceptedCategories(policy).map((code) => ({ code, name: CATEGORY_WORDS[code][language] }));

export const answerPage = (parts: PageParts): PageHandler =>
  inCity(parts, async (at, request, response) => {
    const number = String(request.params['number']);
    const one = isAppealNumber(number) ? await publishedAnswer(parts.db, at.city.id, number) : null;
    if (!one) return sendProblem(request, response, no('notPublished', { rule: 'R-DIS-04' }));
    sendPage(response, AnswerPage, {
      visit: at.visit,
      answer: { ...asRow(one, at), appeal: one.appeal, answer: one.answer },
    });
  });

/** which lines are answered here (R-CHN-17, R-CHN-21) */
export const directoryPage = (parts: PageParts): PageHandler =>
  inCity(parts, async ({ visit, city }, request, response) => {
    const q = textOf(request, 'q').trim();
    const lines = searchLines(await directoryOf(parts.db, city.id), q);
    sendPage(response, DirectoryPage, {
      visit,
      q,
      lines: lines.map(({ id, number, name, unitName, subjects, mergedOn }) => ({
        id,
        number,
        name,
        unit: unitName,
        subjects,
        merged: mergedOn !== null,
      })),
    });
  });

/** channels by which people turn to the hotline themselves; others bring what leaders and upper levels assign (R-CHN-18) */
const OF_THE_PUBLIC = [
  'phone',
  'website',
  'sms',
  'email',
  'fax',
  'qq',
  'mobileApp',
  'wechat',
  'weibo',
  'mayorMailbox',
  'letter',
  'cityPortal',
];
const LANGUAGES = ['cmn', 'yue', 'en'];

/** what the city's rules say to those who appeal (R-CHN-01, R-CHN-22, R-CHN-32, R-CHN-33, R-NAC-19) */
export const helpPage = (parts: PageParts): PageHandler =>
  inCity(parts, ({ visit, policy }, _request, response) => {
    const { language } = visit;
    const { pack } = policy;
    const limits = acceptedCategories(policy).flatMap((category) => {
      const limit = handlingLimit(policy, category, { urgent: false, simple: false });
      const parsed = limit && parseLimit(limitText(limit.value));
      return parsed ? [{ name: CATEGORY_WORDS[category][language], limit: limitWords(parsed, language) }] : [];
    });
    sendPage(response, HelpPage, {
      visit,
      emergencyLines: emergencyLinesOf(policy),
      hours: pack.serviceHours && visit.words('help.hours', { from: pack.serviceHours.from, to: pack.serviceHours.to }),
      charge: pack.callCharge && visit.words('help.charge', { text: pack.callCharge.text }),
      languages:
        pack.languages &&
        pack.languages
          .map(({ code, name }) => (LANGUAGES.includes(code) ? visit.words(`help.language_${code}`) : name))
          .join(visit.words('comma')),
      notAccepted: nonAcceptanceReasons(policy).flatMap(({ text, lines = [], catchAll }) =>
        catchAll ? [] : [{ text, lines }],
      ),
      limits,
      limitsFrom: clockStart(policy, 'handling').value,
      channels: (pack.channels ?? []).flatMap(({ code }) =>
        OF_THE_PUBLIC.includes(code) ? [visit.words(`help.channel_${code}`)] : [],
      ),
    });
  });
