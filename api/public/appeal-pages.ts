import type { Request, Response } from 'express';
import { askWithdrawal } from '../../domain/loop/links/ask-withdrawal';
import type { Link } from '../../domain/loop/link';
import { rate } from '../../domain/loop/links/rate';
import { SATISFACTIONS } from '../../domain/loop/links/submit-feedback';
import { supplement } from '../../domain/loop/links/supplement';
import { urge } from '../../domain/loop/links/urge';
import { countingOf } from '../../domain/policy/stipulations';
import { AppealPage } from '../../web/public/appeal';
import { type Doing, DoingPage, DOINGS } from '../../web/public/doing';
import type { Wrong } from '../../web/public/visit';
import type { Problem } from '../problems/problem';
import { wrongTexts } from '../read-body';
import { take } from '../routes/actions';
import { appellantCalling, publicIdOf } from '../routes/public-appeal';
import { inputOf } from '../schemas/action-input';
import { prove, wrongFields } from '../schemas/prove';
import { type Form, formKeyIn, formOf, newFormKey, PHOTOS, textIn } from './form';
import { type OwnLook, inOwnAppeal } from './own-look';
import { layPhotos } from './own-photos';
import { type PageHandler, type PageParts, sendPage } from './page-parts';
import { wrongIn } from './problem-pages';
import { SATISFACTION_WORDS } from './satisfaction-words';
import { stopsOf } from './stops';
import { minuteWords } from './time';

/** the link of the loop that stands behind each page, and the request that its form makes */
const BEHIND: Readonly<
  Record<Exclude<Doing, 'photos'>, { link: Link; body: (form: Form) => Record<string, unknown> }>
> = {
  supplement: {
    link: supplement,
    body: (form) => ({
      words: textIn(form, 'words') ?? '',
      ...(textIn(form, 'newFact') === undefined ? {} : { newFact: true }),
    }),
  },
  urge: { link: urge, body: (form) => optional('words', form) },
  rate: {
    link: rate,
    body: (form) => ({ ...optional('satisfaction', form), ...optional('opinion', form) }),
  },
  // who is not satisfied waits for a person's decision (R-REJ-08); without a reason nobody could look into it
  object: { link: rate, body: (form) => ({ satisfaction: 'notSatisfied', opinion: textIn(form, 'opinion') ?? '' }) },
  withdraw: { link: askWithdrawal, body: (form) => optional('words', form) },
};

const optional = (name: string, form: Form): Record<string, string> => {
  const text = textIn(form, name);
  return text === undefined ? {} : { [name]: text };
};

/** the pages that the appellant can go to now */
const doingsIn = ({ view }: OwnLook): Doing[] => {
  const offered = new Set(view.mayDo.map((o) => o.link));
  return DOINGS.filter((doing) => offered.has(doing === 'photos' ? 'attachFile' : BEHIND[doing].link.name));
};

export const appealPage = (parts: PageParts): PageHandler =>
  inOwnAppeal(parts, async (look, request, response) => {
    const { view, at } = look;
    const { visit, policy } = at;
    const { language, words } = visit;
    const { timezone } = countingOf(policy);
    const when = (at: string): string => minuteWords(Date.parse(at), language, timezone);
    const doings = doingsIn(look);
    const done = DOINGS.find((doing) => doing === request.query['done']);
    const { stops, otherwise } = stopsOf(view, doings.includes('rate'), words);
    sendPage(response, AppealPage, {
      visit,
      number: view.number,
      status: (view.notAccepted && view.outcome ? view.outcome : view.status)[language],
      stops,
      promise: view.promise && {
        brief: view.promise.brief[language],
        left: view.promise.left?.[language] ?? words('appeal.otherwise_overdue'),
        why: view.promise.words[language],
      },
      otherwise,
      days: view.citizenClock?.days ?? null,
      outcome: view.outcome?.[language] ?? null,
      notAccepted: view.notAccepted,
      missing: view.missing.map((element) => element.words[language]),
      answers: view.told.map(({ at, text }) => ({ when: when(at), text })),
      steps: view.steps
        .toReversed()
        .map((step) => ({ when: when(step.at), words: step.words[language], told: step.told })),
      actions: doings.map((doing) => ({ page: doing, label: words(`appeal.do_${doing}`) })),
      done: done === undefined ? null : words(`appeal.done_${done}`),
    });
  });

interface Filled {
  formKey: string;
  typed: Form['typed'];
  wrong?: Wrong;
}

function sendForm(
  response: Response,
  { key: { number }, at: { visit } }: OwnLook,
  doing: Doing,
  filled: Filled,
  status = 200,
): void {
  sendPage(
    response,
    DoingPage,
    {
      visit,
      doing,
      number,
      ...filled,
      satisfactions: SATISFACTIONS.map((code) => ({ code, name: SATISFACTION_WORDS[code][visit.language] })),
      photos: PHOTOS,
    },
    status,
  );
}

/** the small form of one doing; one that is not offered now leads back to the appeal */
export const doingPage = (parts: PageParts, doing: Doing): PageHandler =>
  inOwnAppeal(parts, async (look, _request, response) => {
    if (!doingsIn(look).includes(doing)) return response.redirect(303, look.at.visit.href('/appeal'));
    sendForm(response, look, doing, { formKey: newFormKey(), typed: {} });
  });

/** Takes the small form, on the very way that the API takes it; sent twice it is done once. */
export const doing = (parts: PageParts, what: Doing): PageHandler =>
  inOwnAppeal(parts, async (look, request, response) => {
    const form = formOf(request);
    const { visit } = look.at;
    const formKey = formKeyIn(form);
    const wrong =
      what === 'photos' ? await lay(parts, look, form, formKey) : await act(parts, look, what, form, formKey, request);
    if (wrong) return sendForm(response, look, what, { formKey, typed: form.typed, wrong: wrong.wrong }, wrong.status);
    response.redirect(303, visit.href('/appeal', { done: what }));
  });

type Failed = { wrong: Wrong; status: number } | null;

async function act(
  parts: PageParts,
  { key: { number, code }, at: { visit } }: OwnLook,
  what: Exclude<Doing, 'photos'>,
  form: Form,
  formKey: string,
  request: Request,
): Promise<Failed> {
  const { link, body } = BEHIND[what];
  const failed = (problem: Problem, status: number): Failed => ({ wrong: wrongIn(problem, visit.language), status });
  const given = body(form);
  const wrong = wrongTexts(given);
  if (wrong.length > 0) return failed(wrongFields(wrong), 422);
  const proved = prove(inputOf(link).schema, given);
  if ('problem' in proved) return failed(proved.problem, 422);
  const caller = await appellantCalling(parts, number, code);
  if (!caller) throw new Error(`the code of ${number} fitted a moment ago`);
  const hashOf = await parts.hashOf();
  const done = await take(parts, link, {
    caller,
    params: { number },
    query: {},
    body: proved.value,
    idempotencyKey: formKey,
    bodyHash: async () => hashOf(publicIdOf(link), { number }, given),
    language: visit.language,
    raw: request,
  });
  return 'problem' in done ? failed(done.problem, 409) : null;
}

async function lay(parts: PageParts, { key: { number }, at }: OwnLook, form: Form, formKey: string): Promise<Failed> {
  const { words } = at.visit;
  const say = (detail: string): Failed => ({
    wrong: { title: words('photos.lostTitle'), detail, whatToDo: words('photos.lostDo'), fields: { photos: detail } },
    status: 422,
  });
  if (form.filesRefused)
    return say(words(form.filesRefused === 'tooMany' ? 'submit.photosTooMany' : 'submit.photosTooLarge', PHOTOS));
  if (form.files.length === 0) return say(words('photos.none'));
  const lost = await layPhotos(parts, form.files, { city: at.city.id, number, formKey, hashOf: await parts.hashOf() });
  return lost.length === 0 ? null : say(words('photos.lost', { names: lost.join(words('comma')) }));
}

/** the look is over: whoever uses the device next has to know number and code */
export const leaving =
  (parts: PageParts): PageHandler =>
  async (request, response) => {
    (await parts.ownKeys()).forget(request, response);
    response.redirect(303, `/follow${request.query['lang'] === 'en' ? '?lang=en' : ''}`);
  };
