import type { Language } from '../app/language';
import type { components } from './schema';

/** What the API says no with (RFC 9457), in both languages. */
export type Problem = components['schemas']['Problem'];

/** A request that was refused, or that got no answer. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = 'Refused';
  }
}

/** nothing came back: the request may be repeated under the same key, nothing is done twice */
export const UNREACHABLE: Problem = {
  type: '/problems/storeUnavailable',
  code: 'storeUnavailable',
  status: 503,
  title: '联系不上服务器',
  detail: '请求没有得到回答。',
  whatToDo: '稍后再按一次；同一件事不会办两次。',
  inOtherLanguage: {
    language: 'en',
    title: 'The server does not answer',
    detail: 'The request got no answer.',
    whatToDo: 'Press again shortly; nothing is done twice.',
  },
};

/** any error of a request as a problem that can be shown */
export const problemOf = (error: unknown): Problem => (error instanceof Refused ? error.problem : UNREACHABLE);

/** what the problem says, in the language of the page */
export const wordsOf = (problem: Problem, language: Language): Pick<Problem, 'title' | 'detail' | 'whatToDo'> =>
  problem.inOtherLanguage.language === language ? problem.inOtherLanguage : problem;

/** a refusal is an answer: what is sent next is another request; after a fault the same one is repeated */
export const wasAnswered = (problem: Problem): boolean => problem.status < 500;
