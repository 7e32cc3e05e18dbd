import type { RequestHandler } from 'express';
import { FollowPage } from '../../web/public/follow';
import type { Wrong } from '../../web/public/visit';
import { ownAppeal } from './own-appeal';
import { type PageHandler, type PageParts, sendPage } from './page-parts';
import { inCity } from './reading-pages';
import { now } from './time';
import type { CityVisit } from './visit';

/** digits as people type them: with spaces, dashes, full width */
const digitsOf = (value: unknown): string =>
  String(value ?? '')
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .slice(0, 40);

/** before attempts are counted: one appeal is one, however its number is written */
export const plainDigits: RequestHandler = (request, _response, next) => {
  const { number, code } = (request.body ?? {}) as Record<string, unknown>;
  request.body = { number: digitsOf(number), code: digitsOf(code) };
  next();
};

export const followPage = (parts: PageParts): PageHandler =>
  inCity(parts, ({ visit }, request, response) => {
    const number = digitsOf(request.query['number']);
    sendPage(response, FollowPage, { visit, number: number === '' ? undefined : number });
  });

/** Number and code are proved and kept for this look; the page that shows the appeal has neither in its address. */
export const following = (parts: PageParts): PageHandler =>
  inCity(parts, async ({ visit }, request, response) => {
    const { number, code } = request.body as { number: string; code: string };
    const again = (wrong: Wrong, status: number): void =>
      sendPage(response, FollowPage, { visit, number, wrong }, status);
    const fields = wrongFields(visit.words, number, code);
    if (Object.keys(fields).length > 0) return again(wrongWith(visit.words, fields), 422);
    if (!(await ownAppeal(parts, number, code))) return again(wrongWith(visit.words, {}), 404);
    (await parts.ownKeys()).keep(request, response, { number, code }, await now(parts));
    response.redirect(303, visit.href('/appeal'));
  });

type SayIt = CityVisit['visit']['words'];

const wrongFields = (words: SayIt, number: string, code: string): Record<string, string> => ({
  ...(/^\d{16}$/.test(number) ? {} : { number: words('follow.numberWrong') }),
  ...(/^\d{8}$/.test(code) ? {} : { code: words('follow.codeWrong') }),
});

const wrongWith = (words: SayIt, fields: Record<string, string>): Wrong => ({
  title: words('follow.wrongTitle'),
  detail: words('follow.wrong'),
  whatToDo: words('follow.wrongDo'),
  fields,
});
