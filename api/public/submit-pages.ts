import type { Response } from 'express';
import { onlineChannel } from '../../domain/policy/channels';
import { DANGER_WORDS } from '../../domain/loop/danger-words';
import { SubmitPage } from '../../web/public/submit';
import type { Wrong } from '../../web/public/visit';
import type { Problem } from '../problems/problem';
import { wrongTexts } from '../read-body';
import { PUBLIC_REGISTRATION } from '../routes/public-registration';
import { type PublicRegistrationInput, publicRegistrationInput } from '../schemas/public-registration-input';
import { prove, wrongFields } from '../schemas/prove';
import { type Form, formKeyIn, formOf, newFormKey, PHOTOS, textIn } from './form';
import { mediumOf } from './medium';
import { layPhotos } from './own-photos';
import { type PageHandler, type PageParts, sendPage } from './page-parts';
import { sendProblem, wrongIn } from './problem-pages';
import { categoriesOf, inCity } from './reading-pages';
import { sendReceipt } from './receipt-page';
import { noOnlineChannel, registerOnline } from './register-online';
import type { CityVisit } from './visit';

const FORM_COOKIE = 'huiying_form';

/** the empty form; a city that takes no appeals online says so (R-CHN-34) */
export const submitPage = (parts: PageParts): PageHandler =>
  inCity(parts, (at, request, response) => {
    if (onlineChannel(at.policy, mediumOf(request.get('user-agent'))) === null)
      return sendProblem(request, response, noOnlineChannel(at.policy));
    // comes back with the form, and so tells whether this browser keeps what the receipt needs
    response.cookie(FORM_COOKIE, '1', { httpOnly: true, sameSite: 'strict', secure: request.secure });
    sendForm(response, at, { formKey: newFormKey(), typed: {} });
  });

interface Filled {
  formKey: string;
  typed: Form['typed'];
  wrong?: Wrong;
}

function sendForm(response: Response, { visit, policy }: CityVisit, filled: Filled, status = 200): void {
  const { words, language } = visit;
  sendPage(
    response,
    SubmitPage,
    {
      visit,
      ...filled,
      categories: categoriesOf(policy, language).map((one) => ({ ...one, hint: words(`submit.kind_${one.code}`) })),
      dangerWords: DANGER_WORDS,
      photos: PHOTOS,
    },
    status,
  );
}

/**
 * Takes the form: registers, lays the photos with the appeal, and sends the browser to the receipt, so that reloading it sends
 * nothing. A repeated sending of the same form finds the same appeal. Whatever is wrong, the form comes back as it was filled in.
 */
export const submitting = (parts: PageParts): PageHandler =>
  inCity(parts, async (at, request, response) => {
    const form = formOf(request);
    const { visit, city } = at;
    const formKey = formKeyIn(form);
    const again = (wrong: Wrong, status: number, key = formKey): void =>
      sendForm(response, at, { formKey: key, typed: form.typed, wrong }, status);
    if (form.filesRefused) return again(photosWrong(visit.words, form.filesRefused), 422);
    const read = inputOf(form, at);
    if ('problem' in read) return again(wrongIn(read.problem, visit.language, fieldOf), 422);
    const hashOf = await parts.hashOf();
    const done = await registerOnline(parts, {
      given: read.given,
      medium: mediumOf(request.get('user-agent')),
      idempotencyKey: formKey,
      body: hashOf(PUBLIC_REGISTRATION, {}, read.given),
    });
    if ('problem' in done) {
      if (done.problem.code === 'keyReused') return again(sentAlready(visit.words), 409, newFormKey());
      const wrong = wrongIn(done.problem, visit.language, fieldOf);
      return again(wrong, 422);
    }
    const { number, queryCode } = done.registered;
    const lost = await layPhotos(parts, form.files, { city: city.id, number, formKey, hashOf });
    await sendReceipt(parts, at, request, response, {
      registered: { number, code: queryCode ?? '', filesLost: lost.length },
      keepsCookies: (request.headers.cookie ?? '').includes(`${FORM_COOKIE}=`),
    });
  });

/** the form as a request of the API, proved as every request is */
function inputOf(form: Form, { city, visit }: CityVisit): { given: PublicRegistrationInput } | { problem: Problem } {
  const [name, contact, email] = [textIn(form, 'name'), textIn(form, 'contact'), textIn(form, 'email')];
  const unknown = form.typed['unknown'] ?? [];
  const body = {
    city: city.id,
    // what is not written at all is empty, not left out: the form says so beside the field
    title: textIn(form, 'title') ?? '',
    message: textIn(form, 'message') ?? '',
    ...given({
      place: textIn(form, 'place'),
      time: textIn(form, 'time'),
      person: textIn(form, 'person'),
      wish: textIn(form, 'wish'),
      category: textIn(form, 'category'),
      publication: textIn(form, 'publication'),
      homepage: textIn(form, 'homepage'),
    }),
    unknown: unknown.filter((element) => textIn(form, element) === undefined),
    appellant: given({ name, contact, email }),
    confidential: textIn(form, 'confidential') !== undefined,
    language: visit.language,
  };
  const wrong = wrongTexts(body);
  if (wrong.length > 0) return { problem: wrongFields(wrong) };
  const proved = prove(publicRegistrationInput, body);
  return 'problem' in proved ? proved : { given: proved.value };
}

const given = <T extends Record<string, string | undefined>>(values: T): Partial<Record<keyof T, string>> =>
  Object.fromEntries(Object.entries(values).filter(([, text]) => text !== undefined)) as Partial<
    Record<keyof T, string>
  >;

/** the form's field of a path into the request */
const fieldOf = (path: string): string => path.split('/').at(-1) ?? '';

type SayIt = CityVisit['visit']['words'];

const photosWrong = (words: SayIt, why: 'tooMany' | 'tooLarge'): Wrong => {
  const said = words(why === 'tooMany' ? 'submit.photosTooMany' : 'submit.photosTooLarge', PHOTOS);
  return {
    title: words('photos.lostTitle'),
    detail: said,
    whatToDo: words('submit.photosAgain'),
    fields: { photos: said },
  };
};

const sentAlready = (words: SayIt): Wrong => ({
  title: words('submit.sentAlready'),
  detail: words('submit.sentAlreadyDetail'),
  whatToDo: words('submit.sentAlreadyDo'),
  fields: {},
});
